/** Whether a piece of text says what a claim says: enough of its words, its numbers by value, its names, no other denial, nothing turned round. */
import { limits } from '../../limits.ts';
import type { Analyse } from '../../types.ts';
import { isRoleWord } from '../kind/named-role.ts';
import { placesChanged } from './changed-places.ts';
import { measuresDiffer } from './measures.ts';
import { denialsDiffer } from './negation.ts';
import { createOpposites, type Opposites, saysOpposite } from './opposites.ts';
import type { Word } from './read-words.ts';

export type SupportInput = {
  readonly claim: readonly Word[];
  readonly source: readonly Word[];
  /** Terms of what names may come from besides: the document's title, and the sentences before one that says "it" or "he". */
  readonly context: ReadonlySet<string>;
  readonly language: string | null;
  readonly analyse: Analyse;
};

/** `share`: of the claim's content words that the source has, 0-1. `says`: false when it lacks too many, or says something else. */
export type Support = { readonly share: number; readonly says: boolean };

export function supports(given: SupportInput): Support {
  const opposites = createOpposites(given.language, (word) => given.analyse(word, given.language)[0]?.term ?? word);
  const input = { ...given, claim: opposites.directed(given.claim), source: opposites.directed(given.source) };
  const { claim, source, context } = input;
  const held = new Set(source.map(({ key }) => key));
  const wanted = new Set(claim.filter(({ content }) => content).map(({ key }) => key));
  const found = [...wanted].filter((key) => held.has(key) || (context.has(key) && isName(claim, key))).length;
  const share = wanted.size === 0 ? 0 : found / wanted.size;
  return {
    share,
    says: share >= limits.answer.supportShare && holdsFacts(input, held) && !turnsRound(input, opposites),
  };
}

/** Every number and name of the claim stands there. */
function holdsFacts({ claim, source, context }: SupportInput, held: ReadonlySet<string>): boolean {
  const lacking = claim.filter(({ key }) => !held.has(key));
  if (lacking.some(({ kind }) => kind === 'number')) return false;
  const missing = lacking.filter(({ kind }) => kind === 'name');
  if (missing.length === 0) return true;
  const claimed = new Set(claim.map(({ key }) => key));
  // Who stands there instead is somebody else.
  return (
    missing.every(({ key }) => context.has(key)) &&
    !source.some(({ kind, key }) => kind === 'name' && !claimed.has(key))
  );
}

/** Days for weeks, by the hour for by the day, the most for the least: no number of the same value stands for what the claim's does. */
function countsOtherwise(claim: readonly Word[], source: readonly Word[]): boolean {
  return claim.some(({ key, measure }) => {
    const others = source.flatMap((word) => (word.key === key && word.measure ? [word.measure] : []));
    return measure !== undefined && others.length > 0 && others.every((other) => measuresDiffer(measure, other));
  });
}

/** The same words, yet denied, the opposite, or in each other's place. */
function turnsRound({ claim, source }: SupportInput, opposites: Opposites): boolean {
  if (countsOtherwise(claim, source)) return true;
  if (saysOpposite(claim, source, opposites) || denialsDiffer(claim, source)) return true;
  if (
    placesChanged(claim, source, ({ kind, written }) =>
      kind === 'number' || kind === 'name' ? kind : isRoleWord(written) ? 'name' : null,
    )
  )
    return true;
  return [...claim, ...source].some((word) => {
    const pair = new Set([word.key, ...opposites.of(word)]);
    return pair.size > 1 && placesChanged(claim, source, ({ key }) => (pair.has(key) ? 'opposite' : null));
  });
}

const isName = (words: readonly Word[], key: string) => words.some((word) => word.kind === 'name' && word.key === key);
