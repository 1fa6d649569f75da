import type { ExtractItem } from '../../types.ts';

/** Stands for the members beyond the limit: one line that says how many there are. */
export function membersLeftOut(left: number, most: number): ExtractItem {
  const name = `… ${left} more`;
  const problem = { code: 'member-limit', values: { left, most } } as const;
  return { type: 'member', member: { path: name, name, size: null, modifiedMs: null, problem } };
}
