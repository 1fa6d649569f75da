import { describe, expect, it } from 'vitest';
import { queryGrammar, readQuery } from '../../../src/main/engine/tables/query-grammar.ts';
import { querySql } from '../../../src/main/engine/tables/query-sql.ts';
import { runTableQuery } from '../../../src/main/table-worker/run-table-query.ts';
import { tableOf } from './table-of.ts';

const table = tableOf('Nation\tGold "n"\tselect\nJamaica\t4\tx\nNetherlands\t2\ty\nKenya\t7\tx');

function run(statement: string) {
  const query = readQuery(table, statement);
  if (!query) throw new Error(`not read: ${statement}`);
  const { results } = runTableQuery({
    columns: table.columns.map(({ name }) => name),
    rows: table.rows.map((row) => row.map((cell) => (cell ? ([cell.text, cell.number] as const) : null))),
    statements: [querySql(query, table).value],
  });
  return results[0]?.rows.map(([value]) => value);
}

describe('what a model may write over a table', () => {
  it.each([
    ['SELECT count(*) FROM data', [3]],
    [`SELECT sum("Gold n #") FROM data`, [13]],
    [`SELECT max("Gold n #") FROM data WHERE "select" = 'x'`, [7]],
    [`SELECT "Nation" FROM data WHERE "Gold n #" >= 4 AND "Nation" <> 'Kenya'`, ['Jamaica']],
    [`SELECT "Nation" FROM data ORDER BY "Gold n #" LIMIT 1`, ['Netherlands']],
    [`SELECT "Nation" FROM data WHERE "select" = 'x' ORDER BY "Gold n #" DESC LIMIT 1;`, ['Kenya']],
  ])('is computed: %s', (statement, values) => expect(run(statement)).toEqual(values));

  // The bug: a server that ignores the grammar gets its own statement run.
  it.each([
    'SELECT * FROM data',
    'SELECT "Other" FROM data',
    'SELECT "Nation" FROM elsewhere',
    `SELECT "Nation" FROM data WHERE "Nation" = 'x'; DROP TABLE data`,
    `SELECT "Nation" FROM data WHERE "Nation" = 'x' OR 1 = 1`,
    `SELECT "Nation" FROM data WHERE "Nation" = 'it''s'`,
    'SELECT count(*) FROM data ORDER BY "Gold n #" LIMIT 1',
    'SELECT sum("Nation") FROM data',
    'SELECT "Nation" FROM data WHERE',
    'Jamaica won four.',
    '',
  ])('is refused: %j', (text) => expect(readQuery(table, text)).toBeNull());

  it('names the columns of this table and no other', () => {
    const grammar = queryGrammar(table);
    expect(grammar).toContain(String.raw`text ::= "\"Nation\"" | "\"Gold n\"" | "\"select\""`);
    expect(grammar).toContain(String.raw`number ::= "\"Gold n #\""`);
    expect(queryGrammar(tableOf('a\tb\nx\ty'))).not.toContain('number ::=');
  });
});
