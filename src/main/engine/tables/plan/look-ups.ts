import type { Asked } from './asked-table.ts';
import { targets } from './columns.ts';
import { conditions, settledColumns } from './conditions.ts';
import { matching } from './matching.ts';
import { base, type Proposal, scored } from './proposal.ts';

export function lookUps(asked: Asked): Proposal[] {
  const { all, words } = conditions(asked);
  if (all.length === 0) return [];
  const taken = settledColumns(all);
  const found = matching(asked.table, all);
  // A look-up that finds dozens of rows is hardly one.
  const few = found === 0 ? 0.3 : found === 1 ? 1 : found <= 5 ? 0.85 : 0.6;
  return targets(asked, taken).map(({ column, sure, words: at }) =>
    scored(asked, { ...base, all, pick: { kind: 'cells', column } }, [...words, ...at], 0.95 * sure * few),
  );
}
