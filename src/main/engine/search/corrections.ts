/**
 * Other spellings of a query's words that the library holds: for a word that stands (nearly) nowhere what was probably meant, and for
 * every word how text recognition may have misread it. Work is bounded whatever the library's size: some hundred look-ups of single
 * terms and one range of the vocabulary per unknown word.
 */
import { limits } from '../limits.ts';
import { analyse } from './analyser.ts';
import { fold } from './fold.ts';
import type { QueryWord } from './query.ts';
import { earlyErrorsOf, errorsBetween, lookalikesOf, mayBeMeant } from './spelling.ts';

/** What is asked of the vocabulary of the index. */
export type Vocabulary = {
  /** In how many passages each term stands, counted up to a number beyond which a word is common. */
  counts(terms: readonly string[]): ReadonlyMap<string, number>;
  /** Those that stand anywhere. */
  standing(terms: readonly string[]): readonly string[];
  beginningWith(prefix: string, most: number): readonly string[];
};

export type WordSpellings = {
  /** As typed. */
  readonly word: string;
  /** Its stored forms. */
  readonly forms: QueryWord;
  /** Terms looked for beside them, likeliest first. */
  readonly instead: readonly string[];
  /** Passages with the word itself, and with the commonest of the others. */
  readonly passages: { readonly own: number; readonly others: number };
  /** True when the word itself stands (nearly) nowhere: a person is told. False: only misread copies of a known word. */
  readonly unknown: boolean;
};

/** `written` are the words as typed, one per entry of `words`. Words with nothing to add are left out. */
export function findSpellings(
  written: readonly string[],
  words: readonly QueryWord[],
  languages: readonly (string | null)[],
  vocabulary: Vocabulary,
): WordSpellings[] {
  const { correctedWords, misreadWords, nearlyNowhere, muchCommoner, misreadShare } = limits.search.spelling;
  const found: WordSpellings[] = [];
  let corrected = 0;
  for (const [index, forms] of words.slice(0, misreadWords).entries()) {
    const word = (written[index] ?? '').replace(/['’]s$/iu, '');
    const surface = fold(word);
    if (surface.length < shortest || surface.length > longest || !/\p{L}/u.test(surface) || unspaced.test(surface))
      continue;
    const own = Math.max(0, ...vocabulary.counts(forms).values());
    const unknown = own <= nearlyNowhere && corrected < correctedWords;
    const misread = held(
      lookalikesOf(surface).flatMap((other) => formsOf(other, languages)),
      forms,
      vocabulary,
    );
    const typed = unknown && misread.length === 0 ? typingErrors(surface, forms, languages, vocabulary) : [];
    const likely = [...misread, ...typed].filter(({ count }) =>
      // A known word is only joined by spellings so rare beside it that they must be misreadings: `modem` is no bad `modern`.
      unknown ? own === 0 || count >= own * muchCommoner : count <= own * misreadShare,
    );
    if (likely.length === 0) continue;
    if (unknown) corrected += 1;
    const instead = likely.slice(0, limits.search.spelling.instead).map(({ term }) => term);
    const passages = { own, others: Math.max(...likely.map(({ count }) => count)) };
    found.push({ word, forms, instead, passages, unknown });
  }
  return found;
}

type Held = { readonly term: string; readonly count: number };

function typingErrors(
  surface: string,
  forms: QueryWord,
  languages: readonly (string | null)[],
  vocabulary: Vocabulary,
): Held[] {
  const form = forms[0] ?? surface;
  // A number or a code must be right; another one is another thing.
  if (!/^[\p{L}\p{M}]+$/u.test(surface)) return [];
  const { sharedLetters, vocabularyRange } = limits.search.spelling;
  const shared = vocabulary.beginningWith(form.slice(0, sharedLetters), vocabularyRange);
  const early = /^[a-z]+$/.test(surface)
    ? earlyErrorsOf(surface, sharedLetters).flatMap((other) => formsOf(other, languages.slice(0, 1)))
    : [];
  const meant = [...shared, ...early].filter((term) => mayBeMeant(form, term, surface.length));
  const found = held(meant, forms, vocabulary).map((entry) => ({
    ...entry,
    errors: errorsBetween(form, entry.term, 2),
  }));
  const fewest = Math.min(...found.map(({ errors }) => errors));
  return found.filter(({ errors }) => errors === fewest);
}

/** Those of `terms` that stand somewhere, commonest first, without `forms`. */
function held(terms: readonly string[], forms: QueryWord, vocabulary: Vocabulary): Held[] {
  const others = [...new Set(terms)].filter((term) => !forms.includes(term));
  return [...vocabulary.counts(vocabulary.standing(others))]
    .map(([term, count]) => ({ term, count }))
    .sort((a, b) => b.count - a.count);
}

/** How a word would be stored; a spelling that falls apart into several is none. */
function formsOf(word: string, languages: readonly (string | null)[]): string[] {
  return [...new Set(languages.map((language) => analyse(word, language)[0]?.term ?? ''))].filter(
    (term) => term !== '',
  );
}

/** UTF-16 units: shorter words are one sign away from too many others. */
const shortest = 4;
/** Longer ones are data. */
const longest = 32;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
