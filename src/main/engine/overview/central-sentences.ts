/** Which sentences tell a document: those most like all the others together, without saying a thing twice. */
import type { Analyse, Span } from '../types.ts';
import { overviewLimits } from './limits.ts';

export type Told = Span & { readonly text: string };

const { summary } = overviewLimits;

/**
 * The sentences closest to the document's centroid of tf-idf weights (Radev's centroid summaries), chosen by maximal marginal relevance
 * (Carbonell and Goldstein) and given back in the order of the text. @param most sentences at most
 */
export function centralSentences(
  sentences: readonly Told[],
  language: string | null,
  analyse: Analyse,
  most: number = summary.sentences,
): Told[] {
  const candidates = spread(sentences.filter(standsAlone), summary.compared);
  if (candidates.length <= most) return candidates;
  const counts = candidates.map(({ text }) => countTerms(analyse(text, language).map(({ term }) => term)));
  const documents = new Map<string, number>();
  for (const terms of counts) for (const term of terms.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  // A word in every sentence says nothing about any of them, a word in one alone is no topic.
  const weight = (term: string) => {
    const n = documents.get(term) ?? 0;
    return n < 2 ? 0 : Math.log(1 + candidates.length / n);
  };
  const vectors = counts.map((terms) =>
    unit(new Map([...terms].map(([term, n]) => [term, (1 + Math.log(n)) * weight(term)]))),
  );
  const centroid = new Map<string, number>();
  for (const vector of vectors)
    for (const [term, value] of vector) centroid.set(term, (centroid.get(term) ?? 0) + value);
  const centre = unit(centroid);
  const scores = vectors.map((vector, index) => dot(vector, centre) + opening(index / candidates.length));
  const chosen: number[] = [];
  while (chosen.length < most) {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < candidates.length; index += 1) {
      if (chosen.includes(index)) continue;
      const said = Math.max(0, ...chosen.map((other) => dot(vectors[index], vectors[other])));
      const score = (scores[index] ?? 0) - summary.repetition * said;
      if (score > bestScore) [best, bestScore] = [index, score];
    }
    if (best < 0) break;
    chosen.push(best);
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => candidates[index] ?? []);
}

/** One statement: ends as a sentence does, is mostly words, begins with a capital where there are any. */
function standsAlone({ text }: Told): boolean {
  const length = text.length;
  if (length < summary.shortest || length > summary.longest) return false;
  if (!/[.!。！؟।]["'”’»)\]]*\s*$/u.test(text) || /^["'“„«(]*\p{Ll}/u.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > length * 0.6 && !/\.{4}|…{2}|\t| {3}/u.test(text);
}

function opening(place: number): number {
  return place >= summary.openingShare ? 0 : summary.opening * (1 - place / summary.openingShare);
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

type Vector = ReadonlyMap<string, number>;

function unit(vector: Vector): Vector {
  let sum = 0;
  for (const value of vector.values()) sum += value * value;
  const length = Math.sqrt(sum) || 1;
  return new Map([...vector].map(([term, value]) => [term, value / length]));
}

function dot(a: Vector | undefined, b: Vector | undefined): number {
  if (!a || !b) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, value] of small) sum += value * (large.get(term) ?? 0);
  return sum;
}

/** At most `most` of them, evenly over the document. */
export function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as Item);
}
