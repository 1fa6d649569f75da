import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { isStopWord } from '../../../src/main/engine/search/stop-words.ts';
import { linkQuestion } from '../../../src/main/engine/tables/link-question.ts';
import { proposeQueries } from '../../../src/main/engine/tables/propose-queries.ts';
import { querySql } from '../../../src/main/engine/tables/query-sql.ts';
import type { Table } from '../../../src/main/engine/tables/table.ts';
import { runTableQuery } from '../../../src/main/table-worker/run-table-query.ts';

/** The values of the likeliest query that gives any, as the table process computes them; `called`: the name of its file. */
export function askTable(question: string, table: Table, called = '') {
  const columns = table.columns.map(({ name }) => name);
  const rows = table.rows.map((row) => row.map((cell) => (cell ? ([cell.text, cell.number] as const) : null)));
  for (const { query, score } of proposeQueries(linkQuestion(question, table, analyse, isStopWord, called), table)) {
    const { value, rows: used } = querySql(query, table);
    const { results } = runTableQuery({ columns, rows, statements: [value, used] });
    const values = (results[0]?.rows ?? []).map(([one]) => one).filter((one) => one !== null);
    if (values.length > 0) return { values, score, query, used: (results[1]?.rows ?? []).map(([row]) => row) };
  }
  return { values: [], score: 0, query: null, used: [] };
}
