import { range, wordsOf } from '../link-question.ts';
import type { Table } from '../table.ts';
import type { Condition } from '../table-query.ts';
import type { Asked } from './asked-table.ts';
import { matching } from './matching.ts';
import { partiesOf, partyColumn, partyVerbs } from './parties.ts';
import { thresholds } from './thresholds.ts';

/**
 * Conditions from the values named: whole values of one column are either-or, words within values must all be there. Those `without` words are
 * left out, and so are numbers that are a limit ("after 2012").
 */
export function conditions(
  asked: Asked,
  without: ReadonlySet<number> = new Set(),
): { all: Condition[][]; words: number[] } {
  const limitWords: number[] = [];
  const limited = thresholds(asked, limitWords);
  const skipped = new Set([...without, ...limitWords]);
  const byColumn = new Map<number, Condition[]>();
  const each: Condition[][] = [];
  const weak = new Map<Condition[], readonly number[]>();
  const words = [...limitWords];
  const other = excludedFrom(asked);
  for (const { from, to, exact, conditions: own } of asked.values) {
    const span = range(from, to);
    if (span.some((at) => skipped.has(at))) continue;
    const [likely] = own.toSorted((a, b) => fits(asked, b, from) - fits(asked, a, from));
    if (!likely) continue;
    const party = partyColumn(asked, from);
    const isParty = party !== null && own.some(({ column }) => isPartyColumn(asked, column));
    // Who never got anything is no giver instead: nothing then passes.
    const best = isParty ? (own.find(({ column }) => column === party) ?? { ...likely, column: party }) : likely;
    words.push(...(isParty ? partyVerbs(asked) : []));
    const before = each.length;
    // One name in several writings ("Acme Ltd", "ACME LTD") is each of them.
    const stands = own.filter(
      ({ column, value }) => column === best.column && (!exact || isSameName(value, best.value)),
    );
    const alike = stands.length > 0 ? stands : [best];
    const not = (condition: Condition) => [{ ...condition, is: excluded(condition) }];
    const denied = best.is === 'equals' ? denial(asked, from) : -1;
    const isLeftOut = other !== null && isExcluded(asked, other, from);
    if (isLeftOut || denied >= 0) {
      each.push(...alike.map(not));
      words.push(...(isLeftOut ? [other - 1, other] : [denied]));
    } else if (best.is === 'contains') each.push([best]);
    else {
      const known = byColumn.get(best.column) ?? [];
      byColumn.set(best.column, [...known, ...alike.filter(({ value }) => !known.some((one) => one.value === value))]);
    }
    for (const any of each.slice(before)) weak.set(any, span);
    if (each.length === before) words.push(...span);
  }
  const all = satisfiable(asked.table, [...byColumn.values(), ...each, ...limited]);
  // What was let go is not answered.
  for (const any of all) words.push(...(weak.get(any) ?? []));
  // "Which projects does Nils lead?": the heading of a value that is said.
  const heads = asked.columns.filter(
    ({ column, share }) => share >= wholeShare && all.some((any) => any.some((one) => one.column === column)),
  );
  return { all, words: [...words, ...heads.flatMap((head) => head.words)] };
}

const isPartyColumn = ({ table }: Asked, column: number) => {
  const parties = partiesOf(table);
  return parties !== null && (column === parties.giver || column === parties.getter);
};

const isSameName = (one: string | number, other: string | number) =>
  wordsOf(String(one)).join(' ') === wordsOf(String(other)).join(' ');

const excluded = ({ is }: Condition): Condition['is'] => (is === 'contains' ? 'not-contains' : 'not-equals');

/** Words within values are the weakest evidence: where no row meets everything, the one that shuts out most is let go. */
export function satisfiable(table: Table, all: readonly Condition[][]): Condition[][] {
  let kept = [...all];
  while (matching(table, kept) === 0) {
    const weak = kept.filter((any) => any.every(({ is }) => is === 'contains'));
    if (weak.length === 0 || kept.length === 1) return kept;
    const without = (one: Condition[]) => kept.filter((each) => each !== one);
    const [worst] = weak.toSorted((a, b) => matching(table, without(b)) - matching(table, without(a)));
    kept = without(worst as Condition[]);
  }
  return kept;
}

/** Where "not part of the united states", "did not finish" is said before a value; -1: nowhere. */
const denial = ({ words }: Asked, from: number): number =>
  words.findLastIndex(
    ({ word }, at) =>
      at < from && at >= from - farthestDenial && /^(?:not|isn|aren|wasn|weren|never|neither|nor)$/.test(word),
  );
const farthestDenial = 5;

/** Of columns in which a value stands, the one whose heading is said beside it. */
export function fits(asked: Asked, { column }: Condition, from: number): number {
  const named = asked.columns.find((each) => each.column === column);
  return named ? 1 + 1 / (1 + Math.min(...named.words.map((at) => Math.abs(at - from)))) : -column / 1000;
}

/** Where "other than", "besides" and "except" begin; null when nothing is left out. */
function excludedFrom(asked: Asked): number | null {
  const at = asked.words.findIndex(
    ({ word }, index) =>
      ['besides', 'except', 'excluding'].includes(word) ||
      (word === 'from' && ['apart', 'aside'].includes(asked.words[index - 1]?.word ?? '')) ||
      (word === 'than' && ['other', 'else'].includes(asked.words[index - 1]?.word ?? '')),
  );
  return at < 0 ? null : at;
}

const wholeShare = 0.75;

/** What is named right after "other than", and what follows it with "and" or "or". */
function isExcluded(asked: Asked, other: number, from: number): boolean {
  if (from < other) return false;
  const between = asked.words.slice(other + 1, from).map(({ word }, at) => ({ word, at: other + 1 + at }));
  const isValue = (at: number) => asked.values.some((value) => at >= value.from && at < value.to);
  return between.every(({ word, at }) => /^(?:the|and|or|a|an|for|from|in|with|than)$/.test(word) || isValue(at));
}

/** Columns whose whole value is said or limited: the answer stands elsewhere. What only must be another value is still asked for. */
export function settledColumns(all: readonly (readonly Condition[])[]): Set<number> {
  return new Set(
    all
      .flat()
      .filter(({ is }) => is !== 'contains' && is !== 'not-contains' && is !== 'not-equals')
      .map(({ column }) => column),
  );
}
