/** What is asked of ordinary tables in varied wording, the planner alone: right, wrong and not answered, unasked and where tables are asked. */
import { tableLimits } from '../../src/main/engine/tables/limits.ts';
import { tellValues } from '../../src/main/engine/tables/tell-values.ts';
import { askTable } from '../engine/tables/ask-table.ts';
import { tableOf } from '../engine/tables/table-of.ts';
import type { AskedTable } from './asked/asked-table.ts';
import { tablesApart } from './asked/tables-apart.ts';
import { tablesDevelopment } from './asked/tables-development.ts';
import { type EvalRow, share } from './eval-row.ts';
import { sameValues } from './eval-tables.ts';

/** Misses of the half worked on are told on stderr, those of the half kept apart are not. */
export async function evalAskedTables(): Promise<EvalRow[]> {
  return [
    ...rowsOf('worked on', tablesDevelopment, (line) => console.error(line)),
    ...rowsOf('kept apart', tablesApart, () => undefined),
  ];
}

type Outcome = { readonly score: number; readonly right: boolean };

function rowsOf(half: string, tables: readonly AskedTable[], miss: (line: string) => void): EvalRow[] {
  const told: Outcome[] = [];
  const absent: Outcome[] = [];
  for (const { file, csv, questions, absent: unanswered } of tables) {
    const table = tableOf(csv.replaceAll(',', '\t'));
    const ask = (question: string, expected: readonly string[]): Outcome => {
      const { values, score, query } = askTable(question, table, file);
      const got = query ? tellValues(values as (string | number)[], tableLimits.told, table, query).values : [];
      const right = sameValues(got, expected);
      if (!right || (score < tableLimits.certain && expected.length > 0))
        miss(
          `${right ? 'unsure' : 'wrong '} [${score.toFixed(2)}] ${file}: ${question}  ${got.join(' | ')}  ≠  ${expected.join(' | ')}`,
        );
      return { score, right };
    };
    for (const [question, ...values] of questions) told.push(ask(question, values));
    for (const question of unanswered) absent.push(ask(question, []));
  }
  const row = (what: string, least: number): EvalRow[] => {
    const computed = told.filter(({ score }) => score >= least);
    const right = computed.filter((each) => each.right).length;
    const set = `asked tables, ${half}`;
    return [
      {
        ...{ set, baseline: '' },
        what: `${what}, n = ${told.length}: exact / computed at all / exact of those`,
        figure: `${share(right / told.length)} / ${share(computed.length / told.length)} / ${share(right / Math.max(1, computed.length))}`,
      },
      {
        ...{ set, baseline: '' },
        what: `${what}: nothing told of what is not there, n = ${absent.length}`,
        figure: share(absent.filter(({ score }) => score < least).length / absent.length),
      },
    ];
  };
  return [...row('unasked', tableLimits.certain), ...row('tables asked', tableLimits.chosen)];
}
