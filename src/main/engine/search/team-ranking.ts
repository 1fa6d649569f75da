/** Ranks what a team library found: words by BM25 over the fetched passages, meaning by cosine, both by reciprocal ranks. Pure. */
import { teamSearchLimits as limits } from './team-limits.ts';

type Candidate = { readonly id: string; readonly text: string };
export type WordFacts = { readonly passages: number; readonly counts: ReadonlyMap<string, number> };
export type Ranks = { readonly score: number; readonly keywordRank: number | null; readonly vectorRank: number | null };

/** Lower-case words of a text, as PostgreSQL's `simple` configuration has them. */
export function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words worth looking for: those that are there, rarest first, without the most common where rarer ones are there. */
export function tellingOf({ passages, counts }: WordFacts): string[] {
  const there = [...counts].filter(([, count]) => count > 0).sort((one, other) => one[1] - other[1]);
  const rare = there.filter(([, count]) => count <= limits.commonShare * passages);
  return (rare.length > 0 ? rare : there).slice(0, limits.words).map(([word]) => word);
}

/** Best first. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). */
export function byWords<Found extends Candidate>(
  candidates: readonly Found[],
  words: readonly string[],
  { passages, counts }: WordFacts,
): Found[] {
  const { k1, b } = limits.bm25;
  const read = candidates.map((candidate) => ({ candidate, words: plainWords(candidate.text) }));
  const average = read.reduce((sum, each) => sum + each.words.length, 0) / Math.max(1, read.length);
  const scored = read.map(({ candidate, words: own }) => {
    let score = 0;
    for (const word of words) {
      const times = own.filter((each) => each === word).length;
      const rarity = Math.log(1 + (passages - (counts.get(word) ?? 0) + 0.5) / ((counts.get(word) ?? 0) + 0.5));
      score += (rarity * times * (k1 + 1)) / (times + k1 * (1 - b + (b * own.length) / Math.max(1, average)));
    }
    return { candidate, score };
  });
  return scored.sort((one, other) => other.score - one.score).map(({ candidate }) => candidate);
}

export function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  let first = 0;
  let second = 0;
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    sum += value * against;
    first += value * value;
    second += against * against;
  }
  return first === 0 || second === 0 ? 0 : sum / Math.sqrt(first * second);
}

/** Ids with their ranks, best first. */
export function fuseRanks(keyword: readonly string[], vector: readonly string[]): [string, Ranks][] {
  const keywordRanks = new Map(keyword.map((id, index) => [id, index + 1]));
  const vectorRanks = new Map(vector.map((id, index) => [id, index + 1]));
  const share = (rank: number | undefined) => (rank === undefined ? 0 : 1 / (limits.fusion + rank));
  return [...new Set([...keyword, ...vector])]
    .map((id): [string, Ranks] => {
      const keywordRank = keywordRanks.get(id);
      const vectorRank = vectorRanks.get(id);
      return [
        id,
        {
          score: share(keywordRank) + share(vectorRank),
          keywordRank: keywordRank ?? null,
          vectorRank: vectorRank ?? null,
        },
      ];
    })
    .sort((one, other) => other[1].score - one[1].score);
}
