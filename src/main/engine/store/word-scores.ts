/**
 * BM25 of passages that hold any of some words: the same figures as FTS5's own function, which asks the database for each passage's length
 * and words again. Source of the formula: SQLite's documentation of FTS5, "The bm25() function"; k1 and b are its fixed values.
 */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import type { TermChoice } from '../types.ts';
import type { PassageLengths } from './passage-lengths.ts';
import { createPostingsReader, type Postings } from './postings.ts';
import type { Candidate } from './search-table.ts';
import { readVarints } from './varints.ts';

const k1 = 1.2;
const b = 0.75;
/** What a word gives that most passages have: a little, as in FTS5. */
const leastIdf = 1e-6;

type Weighed = Postings & { readonly idf: number };

/** Returns the `limit` best passages that hold any of the words, higher is better, equal ones in order of their ids. */
export function createWordScores(database: Database, lengths: PassageLengths) {
  const { title, heading, body } = limits.search.fieldWeights;
  const postingsOf = createPostingsReader(database, [title, heading, body]);
  const totals = database.prepare('SELECT block FROM chunk_words_data WHERE id = 1').pluck();

  return (words: readonly TermChoice[], limit: number): Candidate[] => {
    const [passages = 0, ...tokens] = readVarints((totals.get() as Buffer | undefined) ?? new Uint8Array(0));
    if (passages === 0) return [];
    const average = tokens.reduce((sum, each) => sum + each, 0) / passages;
    const weighed = words.map((word): Weighed => {
      const postings = postingsOf(word);
      lengths.learn(postings.ids);
      const found = postings.ids.length;
      return { ...postings, idf: Math.max(leastIdf, Math.log((passages - found + 0.5) / (found + 0.5))) };
    });
    return bestOf(
      weighed,
      limit,
      (often, id) => (often * (k1 + 1)) / (often + k1 * (1 - b + (b * lengths.of(id)) / average)),
    );
  };
}

/** Adds up block by block of ids, so that the sums stay in the processor's cache: over the whole range each took a look into memory. */
function bestOf(words: readonly Weighed[], limit: number, share: (often: number, id: number) => number): Candidate[] {
  const { scoredAtOnce } = limits.search;
  const sums = new Float64Array(scoredAtOnce);
  const at = words.map(() => 0);
  const best = new BestCandidates(limit);
  for (;;) {
    let first = Number.POSITIVE_INFINITY;
    for (const [index, { ids }] of words.entries()) first = Math.min(first, ids[at[index] as number] ?? first);
    if (first === Number.POSITIVE_INFINITY) return best.sorted();
    const base = first - (first % scoredAtOnce);
    const touched: number[] = [];
    for (const [index, { ids, often, idf }] of words.entries()) {
      let next = at[index] as number;
      for (; next < ids.length; next += 1) {
        const id = ids[next] as number;
        const place = id - base;
        if (place >= scoredAtOnce) break;
        if (sums[place] === 0) touched.push(place);
        sums[place] = (sums[place] as number) + idf * share(often[next] as number, id);
      }
      at[index] = next;
    }
    for (const place of touched.sort((x, y) => x - y)) {
      best.offer(base + place, sums[place] as number);
      sums[place] = 0;
    }
  }
}

/** Keeps the best of what it is offered in order of ids. */
class BestCandidates {
  readonly #limit: number;
  #kept: Candidate[] = [];
  #least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(chunkId: number, score: number): void {
    if (score <= this.#least) return;
    this.#kept.push({ chunkId, score });
    if (this.#kept.length >= 4 * this.#limit) this.#cut();
  }

  sorted(): Candidate[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort((x, y) => y.score - x.score || x.chunkId - y.chunkId);
    this.#kept.length = Math.min(this.#limit, this.#kept.length);
    if (this.#kept.length === this.#limit) this.#least = this.#kept.at(-1)?.score ?? this.#least;
  }
}
