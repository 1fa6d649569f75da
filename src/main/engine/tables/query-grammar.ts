/** The SELECTs a chat model may write over a table: as the grammar it writes under, and read back into a query. Pure. */
import type { Table } from './table.ts';
import type { Condition, Pick, TableQuery } from './table-query.ts';

const figures = ['sum', 'avg', 'min', 'max'] as const;
const picks = { sum: 'sum', avg: 'average', min: 'least', max: 'most' } as const;
const signs = {
  '=': 'equals',
  '<>': 'not-equals',
  '>=': 'at-least',
  '<=': 'at-most',
  '>': 'above',
  '<': 'below',
} as const;
type Sign = keyof typeof signs;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const numeric = (name: string) => quoted(`${name} #`);

/**
 * GBNF of one SELECT of a column or a figure, with at most two simple conditions. A text is compared with a text, a number with a number:
 * what does not fit the columns can't be written.
 */
export function queryGrammar(table: Table): string {
  const literal = (text: string) => JSON.stringify(text);
  const either = (texts: readonly string[]) => texts.map(literal).join(' | ');
  const numbers = table.columns.filter(({ type }) => type !== 'text').map(({ name }) => numeric(name));
  const texts = table.columns.map(({ name }) => quoted(name));
  const hasNumbers = numbers.length > 0;
  return [
    `root ::= "SELECT " (figure from where? | text from where?${hasNumbers ? ' order?' : ''})`,
    `figure ::= "count(*)"${hasNumbers ? ` | (${either(figures)}) "(" number ")"` : ''}`,
    'from ::= " FROM data"',
    'where ::= " WHERE " condition (" AND " condition)?',
    `condition ::= text (" = " | " <> ") words${hasNumbers ? ` | number (${either(Object.keys(signs).map((sign) => ` ${sign} `))}) amount` : ''}`,
    ...(hasNumbers ? ['order ::= " ORDER BY " number (" DESC")? " LIMIT 1"', `number ::= ${either(numbers)}`] : []),
    `text ::= ${either(texts)}`,
    `words ::= "'" [^'"\\\\\\n]{1,60} "'"`,
    ...(hasNumbers ? ['amount ::= "-"? [0-9]{1,12} ("." [0-9]{1,6})?'] : []),
  ].join('\n');
}

/** What was written, as a query; null where it is no statement of the grammar: a server elsewhere, or a cut-off answer, may not keep to it. */
export function readQuery(table: Table, text: string): TableQuery | null {
  const plain = (part: string) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const alternatives = (names: readonly string[]) =>
    names.length === 0 ? '(?!)' : `(?:${names.map(plain).join('|')})`;
  const textNames = table.columns.map(({ name }) => quoted(name));
  const numberNames = table.columns.map(({ name, type }) => (type === 'text' ? '' : numeric(name)));
  const [words, numbers] = [alternatives(textNames), alternatives(numberNames.filter((name) => name !== ''))];
  const condition = `(?:${words} (?:=|<>) '[^'"\\\\\\n]{1,60}'|${numbers} (?:<>|>=|<=|=|>|<) -?\\d{1,12}(?:\\.\\d{1,6})?)`;
  const statement = new RegExp(
    `^SELECT (?:count\\(\\*\\)|(sum|avg|min|max)\\((${numbers})\\)|(${words})) FROM data` +
      `(?: WHERE (${condition}(?: AND ${condition})?))?(?: ORDER BY (${numbers})( DESC)? LIMIT 1)?$`,
  ).exec(text.trim().replace(/;$/, ''));
  if (!statement) return null;
  const [, figure, figureColumn = '', column = '', where = '', orderColumn, descending] = statement;
  if (orderColumn !== undefined && column === '') return null;
  const pick: Pick = figure
    ? { kind: picks[figure as keyof typeof picks], column: numberNames.indexOf(figureColumn) }
    : column !== ''
      ? { kind: 'cells', column: textNames.indexOf(column) }
      : { kind: 'count', distinct: null };
  const all = [...where.matchAll(new RegExp(condition, 'g'))].map(([one]): readonly Condition[] => [
    conditionOf(one, textNames, numberNames),
  ]);
  return {
    ...{ all, pick, offset: 0, step: 0 },
    order:
      orderColumn === undefined
        ? null
        : { column: numberNames.indexOf(orderColumn), descending: descending !== undefined },
    limit: orderColumn === undefined ? null : 1,
  };
}

function conditionOf(text: string, textNames: readonly string[], numberNames: readonly string[]): Condition {
  const of = (names: readonly string[]) => names.findIndex((name) => name !== '' && text.startsWith(`${name} `));
  const number = of(numberNames);
  const column = number >= 0 ? number : of(textNames);
  const rest = text.slice(((number >= 0 ? numberNames : textNames)[column] ?? '').length).trim();
  const [, sign = '=', value = ''] = /^(<>|>=|<=|=|>|<) (.*)$/s.exec(rest) ?? [];
  return { column, is: signs[sign as Sign], value: number >= 0 ? Number(value) : value.slice(1, -1) };
}
