import { sentences } from '../sentences.ts';
import type { Analyse } from '../types.ts';

/** A content word of the question and how much it says: rare words weigh most. Weights sum to 1. */
export type WeightedWord = { readonly forms: readonly string[]; readonly weight: number };

/** A word that must not be missing; `isProper`: it is written as the names of people, companies and places are. */
export type NameWord = WeightedWord & { readonly isProper: boolean };

/**
 * Inverse document frequency as BM25 takes it (Robertson and Spärck Jones), one weight per question word. A word found
 * nowhere weighs as much as the rarest one: it is what tells a question about absent things.
 */
export function questionWeights(
  words: readonly (readonly string[])[],
  frequency: (form: string) => number,
  chunks: number,
): WeightedWord[] {
  const raw = oneToAnIdea(words).map((forms) => {
    const count = Math.max(0, ...forms.map(frequency));
    return { forms, weight: Math.log(1 + (chunks - Math.min(count, chunks) + 0.5) / (count + 0.5)) };
  });
  const sum = raw.reduce((total, word) => total + word.weight, 0);
  return raw.map(({ forms, weight }) => ({ forms, weight: sum > 0 ? weight / sum : 1 / Math.max(1, raw.length) }));
}

/**
 * A code of letters and digits ("FY2019") comes with its parts. Documents write either ("2019", "fiscal 2019"), so that it is one idea in
 * several forms, not three words two of which are missing. The letters alone say nothing.
 */
function oneToAnIdea(words: readonly (readonly string[])[]): (readonly string[])[] {
  const codes = words.flatMap(([form = '']) => {
    const [, letters = '', digits = ''] = /^(\p{L}+)(\p{N}+)$/u.exec(form) ?? [];
    return digits !== '' && words.some((word) => word.includes(digits)) ? [{ form, letters, digits }] : [];
  });
  const parts = new Set(codes.flatMap(({ letters, digits }) => [letters, digits]));
  return words.flatMap((word) => {
    const code = codes.find(({ form }) => form === word[0]);
    if (code) return [[...word, code.digits]];
    return word.some((form) => parts.has(form)) ? [] : [word];
  });
}

/** The share (0-1) of the question's weight that `terms` cover. */
export function coverage(weights: readonly WeightedWord[], terms: ReadonlySet<string>): number {
  let covered = 0;
  for (const { forms, weight } of weights) if (forms.some((form) => terms.has(form))) covered += weight;
  return Math.min(1, covered);
}

/**
 * The words of the question that must not be missing where the answer stands: names (upper case inside the question), numbers
 * and codes. Their weights sum to 1 again. `languages` are those of the passages; `besides`: words that are none, however they are written
 * ("Skonto", as German writes every noun); `isNameCapital`: in the language of the question only names are written so.
 */
export function namesOf(
  question: string,
  weights: readonly WeightedWord[],
  languages: readonly (string | null)[],
  analyse: Analyse,
  besides = '',
  isNameCapital = true,
): NameWord[] {
  // Every sentence starts with a capital.
  const starts = new Set(sentences(question).map(({ start }) => start + question.slice(start).search(/[\p{L}\p{N}]/u)));
  const terms = new Set<string>();
  const proper = new Set<string>();
  for (const language of new Set(languages)) {
    for (const { term, start, end } of analyse(question, language)) {
      const word = question.slice(start, end);
      // "P&L"
      if (end - start === 1 && /&/.test(question.slice(Math.max(0, start - 1), end + 1))) continue;
      const isName = !starts.has(start) && /^\p{Lu}/u.test(word);
      if (isName || /\p{N}/u.test(word)) terms.add(term);
      // Not "EPS" and "FY2022".
      if (isName && isNameCapital && /^\p{Lu}\p{Ll}+(?:['’]\p{L})?$/u.test(word)) proper.add(term);
    }
  }
  const others = new Set(
    [...new Set(languages)].flatMap((language) => analyse(besides, language).map(({ term }) => term)),
  );
  const names = weights.filter(({ forms }) => forms.some((form) => terms.has(form) && !others.has(form)));
  const sum = names.reduce((total, name) => total + name.weight, 0);
  if (sum === 0) return [];
  return names.map(({ forms, weight }) => ({
    forms,
    weight: weight / sum,
    isProper: forms.some((form) => proper.has(form)),
  }));
}
