import type { Table } from './table.ts';
import type { Condition, TableQuery } from './table-query.ts';

export type QuerySql = {
  /** One SELECT of the value or values. */
  readonly value: string;
  /** One SELECT of the numbers of the rows it came from. */
  readonly rows: string;
  /** One SELECT of how many these are. */
  readonly count: string;
};

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const holding = (value: string) => `${text(`%${value.replace(/[%_\\]/g, '\\$&')}%`)} ESCAPE '\\'`;

/** Columns by their headings; `… #` is a column's value as a number, `row` counts from 1 as the rows stand. */
export function querySql(query: TableQuery, table: Table): QuerySql {
  const both = valueAndRows(query, table);
  return { ...both, count: `SELECT count(*) FROM (${both.rows})` };
}

function valueAndRows(query: TableQuery, table: Table): Omit<QuerySql, 'count'> {
  const shown = (column: number) => name(table.columns[column]?.name ?? '');
  const number = (column: number) => name(`${table.columns[column]?.name ?? ''} #`);
  const conditionSql = ({ column, is, value }: Condition): string => {
    if (typeof value === 'number') {
      const sign = {
        equals: '=',
        above: '>',
        below: '<',
        'at-least': '>=',
        'at-most': '<=',
        'not-equals': '<>',
        contains: '=',
        'not-contains': '<>',
      }[is];
      return `${number(column)} ${sign} ${value}`;
    }
    switch (is) {
      case 'contains':
        return `${shown(column)} LIKE ${holding(value)}`;
      case 'not-contains':
        return `${shown(column)} NOT LIKE ${holding(value)}`;
      case 'not-equals':
        return `${shown(column)} <> ${text(value)}`;
      default:
        return `${shown(column)} = ${text(value)}`;
    }
  };
  const anySql = (any: readonly Condition[]) =>
    any.length === 1 ? conditionSql(any[0] as Condition) : `(${any.map(conditionSql).join(' OR ')})`;
  const parts = query.all.map(anySql);
  const { pick, order } = query;
  const needsNumber =
    pick.kind === 'sum' ||
    pick.kind === 'average' ||
    pick.kind === 'least' ||
    pick.kind === 'most' ||
    pick.kind === 'spread';
  if (needsNumber) parts.push(`${number(pick.column)} IS NOT NULL`);
  if (order && order.column !== 'row') parts.push(`${number(order.column)} IS NOT NULL`);
  if (pick.kind === 'cells' || pick.kind === 'commonest') parts.push(`${shown(pick.column)} <> ''`);
  const where = parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '';
  const ordering = order
    ? `${order.column === 'row' ? 'row' : number(order.column)}${order.descending ? ' DESC' : ''}, row${order.lastRow ? ' DESC' : ''}`
    : 'row';
  const limits =
    query.limit === null ? '' : ` LIMIT ${query.limit}${query.offset > 0 ? ` OFFSET ${query.offset}` : ''}`;
  if (query.step !== 0) {
    const at = `(SELECT row FROM data${where} ORDER BY ${ordering} LIMIT 1)`;
    const place = ` WHERE row = ${at} ${query.step > 0 ? '+' : '-'} 1`;
    const what = pick.kind === 'cells' ? shown(pick.column) : 'row';
    return { value: `SELECT ${what} FROM data${place}`, rows: `SELECT row FROM data${place}` };
  }
  // The rows a limit leaves, so that "the first three" can be summed up.
  const from = query.limit === null ? `data${where}` : `(SELECT * FROM data${where} ORDER BY ${ordering}${limits})`;
  const rows = query.limit === null ? `SELECT row FROM data${where} ORDER BY ${ordering}` : `SELECT row FROM ${from}`;
  const inside = `SELECT row FROM ${query.limit === null ? `(SELECT * FROM ${from})` : from}`;
  if (
    pick.kind === 'cells' &&
    query.limit === 1 &&
    query.offset === 0 &&
    order &&
    order.column !== 'row' &&
    order.lastRow === undefined
  ) {
    // Rows that are alike in it are the answer together.
    const end = `(SELECT ${order.descending ? 'max' : 'min'}(${number(order.column)}) FROM data${where})`;
    const tied = `FROM data${where} AND ${number(order.column)} = ${end}`;
    return { value: `SELECT ${shown(pick.column)} ${tied} ORDER BY row`, rows: `SELECT row ${tied} ORDER BY row` };
  }
  switch (pick.kind) {
    case 'cells':
      return { value: `SELECT ${shown(pick.column)} FROM data${where} ORDER BY ${ordering}${limits}`, rows };
    case 'count':
      return {
        value: `SELECT count(${pick.distinct === null ? '*' : `DISTINCT ${shown(pick.distinct)}`}) FROM ${from}`,
        rows,
      };
    case 'whether': {
      const passes = pick.of.map(anySql).join(' AND ');
      const value = `SELECT CASE WHEN max(${passes}) THEN 'Yes' ELSE 'No' END FROM ${from} HAVING count(*) > 0`;
      // Of all rows those that pass are the answer's; of one that is asked about it is that one.
      return { value, rows: query.all.length > 0 ? rows : `${inside} WHERE ${passes} ORDER BY row` };
    }
    case 'difference': {
      const measured = (any: readonly Condition[]) => {
        const sum = pick.of === null ? '1' : number(pick.of);
        return `total(CASE WHEN ${anySql(any)} THEN ${sum} END)`;
      };
      const found = `${measured(pick.one)} - ${measured(pick.other)}`;
      const both = `${anySql([...pick.one, ...pick.other])}`;
      return {
        value: `SELECT ${pick.plain ? `abs(${found})` : found} FROM ${from}`,
        rows: `${inside} WHERE ${both} ORDER BY row`,
      };
    }
    case 'commonest': {
      const measure = pick.of === null ? 'count(*)' : `sum(${number(pick.of)})`;
      const grouped = `FROM data${where} GROUP BY ${shown(pick.column)}`;
      const end = `(SELECT ${pick.descending ? 'max' : 'min'}(measure) FROM (SELECT ${measure} AS measure ${grouped}))`;
      // What shares the end is the answer together.
      const best = `SELECT ${shown(pick.column)} ${grouped} HAVING ${measure} = ${end}`;
      return {
        value: `${best} ORDER BY min(row)`,
        rows: `SELECT row FROM data${where} AND ${shown(pick.column)} IN (${best}) ORDER BY row`,
      };
    }
    case 'spread': {
      const column = number(pick.column);
      const value = `SELECT max(${column}) - min(${column}) FROM ${from}`;
      return {
        value,
        rows: `${inside} WHERE ${column} IN ((SELECT min(${column}) FROM ${from}), (SELECT max(${column}) FROM ${from})) ORDER BY row`,
      };
    }
    case 'least':
    case 'most': {
      const value = `SELECT ${pick.kind === 'least' ? 'min' : 'max'}(${number(pick.column)}) FROM ${from}`;
      // The rows that have it, not those it was looked for in.
      return { value, rows: `${inside} WHERE ${number(pick.column)} = (${value}) ORDER BY row` };
    }
    case 'sum':
      return { value: `SELECT ${pick.negated ? '-' : ''}sum(${number(pick.column)}) FROM ${from}`, rows };
    case 'average':
      return { value: `SELECT avg(${number(pick.column)}) FROM ${from}`, rows };
  }
}
