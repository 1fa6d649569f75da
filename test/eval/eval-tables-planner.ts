/** The planner alone over the tables of `eval-tables.ts`, in this process: seconds instead of minutes, for working on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableLimits } from '../../src/main/engine/tables/limits.ts';
import type { Table } from '../../src/main/engine/tables/table.ts';
import { readTable } from '../../src/main/engine/tables/tables-in.ts';
import { tellValues } from '../../src/main/engine/tables/tell-values.ts';
import { readBytes } from '../engine/extract/read-document.ts';
import { askTable } from '../engine/tables/ask-table.ts';
import { readLines } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { halfOf, sameValues, type TableQuestion } from './eval-tables.ts';

/** Exact, computed and exact of computed where a person asks tables, and where nobody does; misses of the half worked on go to stderr. */
export async function evalTablesPlanner(folder: string): Promise<EvalRow[]> {
  const questions = readLines<TableQuestion>(join(folder, 'questions.jsonl'));
  const half = questions.filter(({ docs }) => halfOf(docs[0] ?? '') === 'worked on');
  const outcome: { readonly score: number; readonly right: boolean }[] = [];
  for (const [file, own] of Map.groupBy(half, ({ docs }) => docs[0] ?? '')) {
    const table = await tableOf(join(folder, 'csv', file));
    for (const { id, question, answers } of own) {
      const { values, score, query } = askTable(question, table, file);
      const told = query ? tellValues(values as (string | number)[], tableLimits.told, table, query).values : [];
      const right = sameValues(told, answers);
      outcome.push({ score, right });
      if (!right)
        console.error(
          `${id} ${file} [${score.toFixed(2)}] ${question}\n    ${told.join(' | ')}  ≠  ${answers.join(' | ')}`,
        );
    }
  }
  const row = (what: string, least: number): EvalRow => {
    const computed = outcome.filter(({ score }) => score >= least);
    const right = computed.filter((each) => each.right).length;
    return {
      set: 'tableqa, planner over the table given, worked on',
      what: `${what}, n = ${half.length}: exact / computed at all / exact of those`,
      figure: `${share(right / half.length)} / ${share(computed.length / half.length)} / ${share(right / Math.max(1, computed.length))}`,
      baseline: '',
    };
  };
  return [row('tables asked', tableLimits.chosen), row('unasked', tableLimits.certain)];
}

async function tableOf(path: string): Promise<Table> {
  const { units } = await readBytes(path, readFileSync(path));
  const rows = units.flatMap(({ text, blocks }) =>
    blocks
      .filter(({ kind }) => kind === 'table-row')
      .map(({ start, end, cells }) => ({ start, end, text: text.slice(start, end), ...(cells ? { cells } : {}) })),
  );
  const table = readTable({ title: '', rows });
  if (!table) throw new Error(`${path} holds no table.`);
  return table;
}
