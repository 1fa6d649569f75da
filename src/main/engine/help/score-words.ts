/** BM25 over a handful of texts held in memory. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). */
import { helpLimits } from './limits.ts';

/** Terms of a text, each with the weight of the field it stands in. */
export type WeighedTerms = readonly { readonly term: string; readonly weight: number }[];

/**
 * A score for each text, 0 where none of the words stands in it. `begun`: the last word, which may not be typed to its end; terms that begin with
 * it count for less.
 */
export function scoreWords(texts: readonly WeighedTerms[], words: ReadonlySet<string>, begun: string | null): number[] {
  const { k1, b } = helpLimits.bm25;
  const wanted = [...words, ...(begun === null || words.has(`${begun}…`) ? [] : [`${begun}…`])];
  const isIn = (word: string, term: string) =>
    word.endsWith('…') ? term !== begun && term.startsWith(word.slice(0, -1)) : term === word;
  const counts = texts.map((terms) =>
    wanted.map((word) => terms.reduce((sum, { term, weight }) => sum + (isIn(word, term) ? weight : 0), 0)),
  );
  const average = texts.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, texts.length);
  const rarity = wanted.map((word, index) => {
    const isBegun = word.endsWith('…');
    // A begun word is as rare as all words that begin so, itself included.
    const holds = (terms: WeighedTerms, at: number) =>
      (counts[at]?.[index] ?? 0) > 0 || (isBegun && terms.some(({ term }) => term === begun));
    const holding = texts.filter(holds).length;
    const share = isBegun ? helpLimits.begunShare : 1;
    return share * Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
  });
  return texts.map((terms, at) =>
    (counts[at] ?? []).reduce((sum, often, index) => {
      const length = 1 - b + (b * terms.length) / Math.max(1, average);
      return sum + ((rarity[index] ?? 0) * often * (k1 + 1)) / (often + k1 * length);
    }, 0),
  );
}
