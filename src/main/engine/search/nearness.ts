import { limits } from '../limits.ts';

/** A query word: its stored forms and its weight (inverse document frequency). */
export type NearWord = { readonly forms: ReadonlySet<string>; readonly weight: number };

/** Shares (0-1) of the query's weight. */
export type Nearness = {
  /** In the best stretch of `limits.search.near.window` terms: a sentence that holds the whole question answers it. */
  readonly together: number;
  /** Neighbouring query words that are neighbours in the passage too; half for a looser pair. */
  readonly pairs: number;
};

/**
 * How close to one another the query's words stand in a passage (its terms in order, as indexed). After the sequential dependence
 * model of Metzler and Croft (2005), with a window in place of their unordered features.
 */
export function nearness(terms: readonly string[], words: readonly NearWord[]): Nearness {
  const places = placesOf(terms, words);
  const total = sum(words.map((word) => word.weight));
  return { together: total > 0 ? bestStretch(places, words) / total : 0, pairs: pairShare(places, words) };
}

type Place = { readonly at: number; readonly word: number };

function placesOf(terms: readonly string[], words: readonly NearWord[]): Place[] {
  const wordsOf = new Map<string, number[]>();
  words.forEach(({ forms }, word) => {
    for (const form of forms) wordsOf.set(form, [...(wordsOf.get(form) ?? []), word]);
  });
  return terms.flatMap((term, at) => (wordsOf.get(term) ?? []).map((word) => ({ at, word })));
}

/** The most weight of different words within one window. */
function bestStretch(places: readonly Place[], words: readonly NearWord[]): number {
  const inside = new Map<number, number>();
  let weight = 0;
  let best = 0;
  let first = 0;
  const change = (word: number, by: 1 | -1) => {
    const before = inside.get(word) ?? 0;
    inside.set(word, before + by);
    if (before + Math.max(by, 0) === 1) weight += by * (words[word]?.weight ?? 0);
  };
  for (const { at, word } of places) {
    change(word, 1);
    for (let start = places[first]; start && at - start.at > limits.search.near.window; start = places[first]) {
      change(start.word, -1);
      first += 1;
    }
    best = Math.max(best, weight);
  }
  return best;
}

function pairShare(places: readonly Place[], words: readonly NearWord[]): number {
  const at = words.map((_, word) => places.filter((place) => place.word === word).map((place) => place.at));
  let found = 0;
  let total = 0;
  for (let word = 0; word + 1 < words.length; word += 1) {
    const weight = Math.min(words[word]?.weight ?? 0, words[word + 1]?.weight ?? 0);
    total += weight;
    found += weight * closeness(at[word] ?? [], at[word + 1] ?? []);
  }
  return total > 0 ? found / total : 0;
}

/** 1: in order with at most one term between · ½: near one another in any order · 0: apart. */
function closeness(before: readonly number[], after: readonly number[]): number {
  let best = 0;
  for (const a of before) {
    for (const b of after) {
      const apart = b - a;
      if (apart > 0 && apart <= 2) return 1;
      if (apart !== 0 && Math.abs(apart) <= 4) best = 0.5;
    }
  }
  return best;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
