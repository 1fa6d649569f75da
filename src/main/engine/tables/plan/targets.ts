/** Which column an answer stands in. */
import { wordsOf } from '../link-question.ts';
import type { Table } from '../table.ts';
import type { Asked } from './asked-table.ts';
import { isClock, isIdentifier, isKey, subjectColumn, typesOf } from './columns.ts';
import { expected, expectedAfterHow } from './cue-words.ts';
import { isOtherDay } from './other-day.ts';
import { isSumOfMoney } from './sum-of-money.ts';

export type Target = { readonly column: number; readonly sure: number; readonly words: readonly number[] };

/** The column the answer stands in: said after the question word, expected by it, or the table's subject. `without` are settled otherwise. */
export function targets(asked: Asked, without: ReadonlySet<number>): Target[] {
  const wh = asked.words.findIndex(({ word }) => /^(?:which|what|who|whom|whose|where|when|name|list)$/.test(word));
  const word = asked.words[wh]?.word ?? '';
  const noun = nounAsked(asked, wh, without);
  const isWho = /^(?:who|whom|whose)$/.test(word);
  const wantsDate = word === 'when' || asked.has('what date', 'which date', 'what day');
  const named = asked.columns
    .filter(({ column }) => !without.has(column) && (!wantsDate || isDated(asked.table, column)))
    .filter(({ column }) => !isOtherDay(asked, column))
    .filter(({ column }) => !isWho || canBeWho(asked, column, without))
    .filter(({ column }) => word !== 'where' || asked.table.columns[column]?.type === 'text')
    .map((each) => ({ ...each, far: Math.min(...each.words.map((at) => (at > wh ? at - wh : 12))) }))
    .sort((a, b) => a.far - b.far || b.share - a.share)
    .map(({ column, share, far, words }) => ({
      column,
      sure:
        (far <= 3 ? 1 : 0.8) * (0.7 + 0.3 * share) * (noun.isSaid && !noun.columns.includes(column) ? besideNoun : 1),
      words,
    }));
  // Where several columns hold people, "who" may be of any of them.
  const severalPeople = isWho && hasSeveralPeople(asked.table, without);
  const lexical = lexicalTargets(asked, without, word, wh);
  const found = severalPeople ? lexical.map((each) => ({ ...each, sure: Math.min(each.sure, oneOfSeveral) })) : lexical;
  // Of "Invoice date" and "Paid date" it is the one whose own word is said: "When was it paid?"
  const apart = found
    .filter(({ tells }) => tells)
    .map((each) => ({ ...each, words: [...each.words, ...asked.rowWords] }));
  const isApart = ({ column }: { readonly column: number }) => apart.some((each) => each.column === column);
  const own = wantsDate ? named.filter(({ column, sure }) => sure >= saidSure && !isApart({ column })) : [];
  const told = apart.length > 0 ? [...apart, ...named.filter(isApart)] : own.length > 0 ? own : [...found, ...named];
  const dates =
    asked.has('what year', 'which year', 'what date', 'what day') || word === 'when'
      ? typesOf(asked, 'date').filter((column) => !isOtherDay(asked, column))
      : [];
  const subject = subjectColumn(asked.table, without);
  // "Which customers" of the file of customers: what each row is called.
  const saysRows = /^(?:which|what|list|name)$/.test(word)
    ? (asked.rowNouns.find((at) => at > wh && at <= wh + nounWithin(asked, at)) ?? kindOfRow(asked, wh))
    : undefined;
  const ofRows =
    subject !== null && saysRows !== undefined && !asked.columns.some(({ words }) => words.includes(saysRows))
      ? [{ column: subject, sure: 1, words: [wh, saysRows] }]
      : [];
  const subjectSure =
    isWho && subject !== null && namesPeople(asked.table, subject)
      ? severalPeople
        ? oneOfSeveral
        : personSure
      : plainSubject;
  return [
    ...ofRows,
    ...(isWho || word === 'where' || word === 'when' ? told : [...named, ...found]),
    ...(apart.length > 0 || own.length > 0 ? [] : dates).map((column) => ({ column, sure: 0.8, words: [wh] })),
    ...(subject === null ? [] : [{ column: subject, sure: subjectSure, words: [wh] }]),
  ];
}

/** How much less a heading is asked for that stands beside the noun after "which": "which team scored the most points". */
const besideNoun = 0.6;
const personSure = 0.92;
const plainSubject = 0.6;
const oneOfSeveral = 0.75;
/** A date that is said is meant, not any other. */
const saidSure = 0.9;

/** "Which engineer", of people with their roles: a value that says of which rows one is asked for. */
function kindOfRow({ words, values, columns, table }: Asked, wh: number): number | undefined {
  const kind = values.find(
    ({ from, exact, conditions }) =>
      exact && from === wh + 1 && conditions.every(({ column }) => !isKey(table, column)),
  );
  // "Which French city", where a heading follows that is asked for.
  const isAsked = columns.some(
    ({ column, words: own }) => kind && own.includes(kind.to) && table.columns[column]?.type === 'text',
  );
  return kind && words[kind.to] && !isAsked ? kind.from : undefined;
}

/** The noun right after "which" or "what", and the columns it heads. */
export function nounAsked(
  asked: Asked,
  wh: number,
  without: ReadonlySet<number>,
): { readonly isSaid: boolean; readonly columns: readonly number[] } {
  if (!/^(?:which|what|name|list)$/.test(asked.words[wh]?.word ?? '')) return { isSaid: false, columns: [] };
  for (let at = wh + 1; at <= wh + mostNoun; at += 1) {
    const next = asked.words[at];
    if (!next || (next.stop && !/^(?:all|other)$/.test(next.word))) break;
    const columns = asked.columns.filter(({ words, column }) => words.includes(at) && !without.has(column));
    const best = Math.max(0, ...columns.map(({ share }) => share));
    if (columns.length > 0)
      return { isSaid: true, columns: columns.filter(({ share }) => share === best).map(({ column }) => column) };
    if (asked.rowNouns.includes(at)) return { isSaid: true, columns: [] };
  }
  const first = asked.words[wh + 1];
  return { isSaid: first !== undefined && !first.stop, columns: [] };
}
const mostNoun = 3;
/** "What is the cheapest wine" asks for a wine, "what is the largest payment" for a sum. */
const nounWithin = ({ words }: Asked, at: number) =>
  words[at - 1]?.word.endsWith('est') && !isSumOfMoney(words[at]?.stem ?? '') ? superlativeNoun : mostNoun;
const superlativeNoun = 5;

function lexicalTargets(asked: Asked, without: ReadonlySet<number>, word: string, wh: number) {
  const how = asked.words[asked.at('how') + 1]?.word ?? '';
  const lexical = [
    ...(/^(?:who|where|when)$/.test(word) ? [word] : []),
    ...(expected[word === 'whom' || word === 'whose' ? 'who' : word] ?? []),
    ...(asked.at('how') >= 0 ? (expectedAfterHow[how] ?? []) : []),
  ].flatMap((wanted) =>
    asked.table.columns.flatMap(({ name }, column) =>
      !without.has(column) &&
      !isOtherDay(asked, column) &&
      name
        .toLowerCase()
        .split(/\P{L}+/u)
        .some((each) => each === wanted || each === `${wanted}s`)
        ? [{ column, sure: expectedSure, words: [wh], tells: word === 'when' && tellsApart(asked, column, wanted) }]
        : [],
    ),
  );
  return lexical;
}

/** Whether a heading's word beside the expected one is said, and not to name the row. */
function tellsApart({ words, rowWords, rowNouns, table }: Asked, column: number, expectedWord: string): boolean {
  const own = wordsOf(table.columns[column]?.name ?? '').filter((word) => !word.startsWith(expectedWord));
  return words.some(({ word }, at) => own.includes(word) && !rowWords.includes(at) && !rowNouns.includes(at));
}

/** How sure a heading is the one a question word expects. */
const expectedSure = 0.92;

/** A column that can say when. */
const isDated = (table: Table, column: number) =>
  table.columns[column]?.type === 'date' ||
  isClock(table, column) ||
  /date|year|time|day|since|season|month|jahr|datum|tag|seit|desde|depuis/iu.test(table.columns[column]?.name ?? '');

/** A column that can say who or where. */
const isNaming = (table: Table, column: number) =>
  table.columns[column]?.type === 'text' || isIdentifier(table, column);

/** Whether it may be a column of people: no yes or no, and where the rows are people themselves, nothing they have or belong to. */
function canBeWho({ table }: Asked, column: number, without: ReadonlySet<number>): boolean {
  if (!isNaming(table, column)) return false;
  const name = table.columns[column]?.name ?? '';
  if (table.rows.every((row) => flag.test(row[column]?.text ?? ''))) return false;
  const subject = subjectColumn(table, without);
  return subject === null || subject === column || !isPeople(table, subject) || !nobody.test(name);
}
const flag = /^(?:|yes|no|y|n|x|true|false|ja|nein|oui|non|s[íi]|✓|✔)$/iu;
const nobody =
  /(?<!\p{L})(?:department|city|town|place|country|location|address|role|job|title|status|state|category|type|room|flat|abteilung|stadt|ort|land|rolle|service|ville|pays|lieu|statut|departamento|ciudad|pa[íi]s|lugar|estado|reparto|citt[àa]|paese|luogo)(?!\p{L})/iu;

/** Whether a column's heading or its cells say that it holds people. */
function isPeople(table: Table, column: number): boolean {
  const said = wordsOf(table.columns[column]?.name ?? '').map((each) => each.replace(/s$/u, ''));
  return said.some((each) => (expected.who ?? []).includes(each)) || namesPeople(table, column);
}

/** Whether most cells look like names of people: two or three words, none of them a number. */
function namesPeople(table: Table, column: number): boolean {
  const texts = table.rows.slice(0, nameSample).flatMap((row) => row[column]?.text ?? []);
  return texts.filter((text) => personName.test(text)).length >= texts.length * 0.7;
}
/** "Name" beside an owner: rows are what people have, unless they are called as people are. */
const isOwned = (table: Table, subject: number): boolean =>
  !namesPeople(table, subject) &&
  table.columns.some(({ name, type }, column) => column !== subject && type === 'text' && owner.test(name));
const owner =
  /(?<!\p{L})(?:owners?|keeper|holder|besitzer(?:in)?|halter(?:in)?|eigent[üu]mer(?:in)?|propri[ée]taire|due[ñn][oa]|propietari[oa]|proprietari[oa])(?!\p{L})/iu;

/** Whether several columns can say who, by their headings or by the names in them, and what the rows are called cannot. */
function hasSeveralPeople(table: Table, without: ReadonlySet<number>): boolean {
  const subject = subjectColumn(table, without);
  if (subject !== null && isPeople(table, subject) && !isOwned(table, subject)) return false;
  const texts = table.columns.flatMap(({ type }, column) => (type === 'text' && !without.has(column) ? [column] : []));
  const isOne = (column: number) => isPeople(table, column) || owner.test(table.columns[column]?.name ?? '');
  return texts.filter(isOne).length > 1;
}
const nameSample = 50;
const personName = /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{L}.'’-]*$/u;
