/** What the place of a sentence holds of what a question names, and of the rest of it. */
import type { Analyse } from '../types.ts';
import { kindLimits } from './kind/limits.ts';
import type { Passage } from './passage.ts';
import type { NameWord, WeightedWord } from './question-weights.ts';

export type HeldOfQuestion = {
  /** Share of the weight of the question's names and numbers that stands nowhere in the passage, its headings or title; names alone, nowhere where its document says whose it is. */
  readonly missingNames: number;
  /** The same of the names of people, companies and places alone; 0 where the question has none. */
  readonly missingProper: number;
  /** True where its document is about none of these and names them in passing at most. */
  readonly isInPassing: boolean;
  /** Share of the weight of all that is no name in the passage, its headings and title; 1 where that is a word or two. */
  readonly restCoverage: number;
};

/**
 * What a document says elsewhere of a name (`forms`: as it is indexed): it is what the document is `about`, or is said `near` the passage (its index);
 * null: neither.
 */
export type BelongsTo = (passage: number, forms: readonly string[]) => 'about' | 'near' | null;

/**
 * For each passage (its index, the terms that stand in it with its headings and title, those of headings and title alone) what it holds.
 * `weights`: all words of the question; `names`: those of them that are names and numbers.
 */
export function heldOfQuestion(
  weights: readonly WeightedWord[],
  names: readonly NameWord[],
  belongsTo: BelongsTo,
): (passage: number, here: ReadonlySet<string>, above: ReadonlySet<string>) => HeldOfQuestion {
  const named = new Set(names.flatMap(({ forms }) => forms));
  const rest = weights.filter(({ forms }) => !forms.some((form) => named.has(form)));
  const proper = names.filter(({ isProper }) => isProper);
  return (passage, here, above) => {
    // Numbers count where they stand.
    const elsewhere = ({ forms }: WeightedWord) => (forms.some(hasDigit) ? null : belongsTo(passage, forms));
    const missing = names.filter((name) => !standsIn(name, here) && elsewhere(name) === null);
    const isAbout = (name: NameWord) => standsIn(name, above) || elsewhere(name) === 'about';
    return {
      missingNames: sumOf(missing),
      missingProper: proper.length === 0 ? 0 : sumOf(missing.filter(({ isProper }) => isProper)) / sumOf(proper),
      isInPassing: proper.length > 0 && !proper.some(isAbout),
      restCoverage:
        rest.length < kindLimits.restWords ? 1 : sumOf(rest.filter((word) => standsIn(word, here))) / sumOf(rest),
    };
  };
}

/** Where only passages are known: a document is about the names in any of them, as a letter need not say again on its second page whose it is. */
export function atHand(passages: readonly Passage[], names: readonly NameWord[], analyse: Analyse): BelongsTo {
  const held = new Map<string, Set<string>>();
  const wanted = new Set(names.flatMap(({ forms }) => forms));
  for (const { source, text, language } of passages) {
    const told = new Set(analyse(text, language).flatMap(({ term }) => (wanted.has(term) ? [term] : [])));
    held.set(source, told.union(held.get(source) ?? new Set()));
  }
  return (passage, forms) =>
    forms.some((form) => held.get(passages[passage]?.source ?? '')?.has(form)) ? 'about' : null;
}

/** Whether a place is one of somebody else: it lacks the people, companies and places a question names, or has them in passing and little of what is asked of them. */
export function isOfOther({ missingProper, isInPassing, restCoverage }: HeldOfQuestion): boolean {
  const { mostMissing, leastInPassing } = kindLimits;
  return missingProper > mostMissing || (isInPassing && restCoverage < leastInPassing);
}

const standsIn = ({ forms }: WeightedWord, terms: ReadonlySet<string>) => forms.some((form) => terms.has(form));
const sumOf = (words: readonly WeightedWord[]) => words.reduce((sum, { weight }) => sum + weight, 0);
const hasDigit = (form: string) => /\p{N}/u.test(form);
