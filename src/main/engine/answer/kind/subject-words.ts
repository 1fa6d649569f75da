import type { Analyse } from '../../types.ts';
import type { WeightedWord } from '../question-weights.ts';
import { saysKind, type ValueKind } from './asked-kind.ts';
import { attributeOf } from './attributes.ts';
import { foldText } from './fold-text.ts';

/** The question's weighted words as they are written in it, folded. */
export type Written = { readonly weight: WeightedWord; readonly word: string };

export function writtenWords(
  question: string,
  language: string | null,
  weights: readonly WeightedWord[],
  analyse: Analyse,
): Written[] {
  const byTerm = new Map(analyse(question, language).map(({ term, start, end }) => [term, question.slice(start, end)]));
  return weights.map((weight) => {
    const form = weight.forms.find((each) => byTerm.has(each));
    return { weight, word: foldText((form && byTerm.get(form)) ?? weight.forms[0] ?? '') };
  });
}

/**
 * The words that say what a question is about, without those that say what is asked of it ("expire", "how long"): a date on which something
 * else expires is no answer. Their weights sum to 1; empty where every word is one of the latter.
 * `besides`: folded words that ask as well.
 */
export function subjectWords(
  question: string,
  kind: ValueKind | null,
  weights: readonly WeightedWord[],
  analyse: Analyse,
  besides = '',
): WeightedWord[] {
  const others = new Set(besides.split(/[^\p{L}\p{N}]+/u));
  const subject = writtenWords(question, null, weights, analyse).flatMap(({ weight, word }) =>
    (kind !== null && saysKind(kind, word)) || attributeOf(word) !== null || others.has(word) ? [] : [weight],
  );
  const sum = subject.reduce((total, { weight }) => total + weight, 0);
  return sum === 0 ? [] : subject.map(({ forms, weight }) => ({ forms, weight: weight / sum }));
}
