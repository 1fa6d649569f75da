import { describe, expect, it } from 'vitest';
import { runTableQuery } from '../../src/main/table-worker/run-table-query.ts';

const rows = [
  [['Anna', null] as const, ['3', 3] as const],
  [['Ben', null] as const, null],
];
const run = (...statements: string[]) => runTableQuery({ columns: ['Name', 'Age'], rows, statements });

describe('runTableQuery', () => {
  it('computes over the columns as shown and as numbers', () => {
    const { results } = run('SELECT "Name" FROM data WHERE "Age #" > 2', 'SELECT sum("Age #"), count(*) FROM data');
    expect(results).toEqual([
      { rows: [['Anna']], complete: true },
      { rows: [[3, 2]], complete: true },
    ]);
  });

  it.each([
    'INSERT INTO data VALUES (9, 1, 1, 1, 1)',
    'UPDATE data SET "Age" = 1',
    'DELETE FROM data',
    'DROP TABLE data',
    "ATTACH DATABASE '/tmp/other.db' AS other",
    'PRAGMA temp_store = 1',
    'VACUUM',
    'SELECT 1; SELECT 2',
    'SELECT 1; DROP TABLE data',
    "SELECT load_extension('x')",
    'WITH a AS (SELECT 1) DELETE FROM data',
    'SELECT * FROM no_such_table',
    'SELECT',
    '',
    'EXPLAIN SELECT 1',
  ])('refuses %s', (sql) => {
    expect(() => run(sql)).toThrow(expect.objectContaining({ code: 'table-query-invalid' }));
    // Nothing of it was done to the next one either.
    expect(run('SELECT count(*) FROM data').results[0]?.rows).toEqual([[2]]);
  });

  it('gives back a bounded part of a long result, and says so', () => {
    const { results } = run(
      'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5000) SELECT x FROM n',
    );
    expect(results[0]?.rows).toHaveLength(2000);
    expect(results[0]?.complete).toBe(false);
  });

  it('takes headings that look like SQL', () => {
    const odd = runTableQuery({
      columns: ['a"b', 'select'],
      rows: [
        [
          ['x', null],
          ['1', 1],
        ],
      ],
      statements: ['SELECT "a""b", "select #" FROM data'],
    });
    expect(odd.results[0]?.rows).toEqual([['x', 1]]);
  });
});
