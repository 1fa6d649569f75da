/**
 * The index in memory: for each list the codes of its vectors. A search ranks the lists, scans the nearest ones by estimate and
 * returns the best candidates; who asks compares those exactly. Source of the shape: Jégou et al., "Product quantization for
 * nearest neighbor search" (2011), inverted file; the codes are those of sign-code.ts.
 */
import { createBestOf } from './best-of.ts';
import { type CentroidLists, listCount, rankLists } from './centroid-lists.ts';
import { createCodePages, type IdSet } from './code-pages.ts';
import { createHeldValues, type HeldPrecision, type HeldValues } from './held-values.ts';
import { indexLimits } from './limits.ts';
import { codeBytes } from './sign-code.ts';

const { pageCodes } = indexLimits;

/** A code as it is stored: the list it belongs to, its factor and its signs. */
export type Code = { readonly list: number; readonly factor: number; readonly signs: Uint8Array };

/** `exact`: the score is the cosine itself, not an estimate. */
export type IndexCandidate = { readonly id: number; readonly score: number; readonly exact: boolean };

export type IndexSearch = {
  /** How many lists are scanned, the nearest ones. */
  readonly lists: number;
  /** How many candidates come back at most. */
  readonly candidates: number;
  /** Candidates ordered once more by held vectors; ignored where none are held. */
  readonly refined: number;
  /** Only these may come back. */
  readonly allowed: IdSet | null;
};

export type InvertedIndex = ReturnType<typeof createInvertedIndex>;

/** Vectors must have unit length: then inner product is cosine. */
export function createInvertedIndex(lists: CentroidLists) {
  const pages = createCodePages(codeBytes(lists.dimensions));
  let values: HeldValues | null = null;
  let isComplete = true;
  const pagesOf: number[][] = Array.from({ length: listCount(lists) }, () => []);
  const sizes = new Uint32Array(listCount(lists));
  let size = 0;

  /** First place of each page of a list with the number of codes in it. */
  function eachPage(list: number, visit: (first: number, count: number) => void): void {
    let left = sizes[list] as number;
    for (const first of pagesOf[list] as number[]) {
      visit(first, Math.min(left, pageCodes));
      left -= pageCodes;
    }
  }

  function placeOf(list: number, id: number): number {
    let found = -1;
    eachPage(list, (first, count) => {
      if (found < 0) found = pages.find(first, count, id);
    });
    return found;
  }

  return {
    lists,
    size: () => size,
    /** Bytes of the codes; held vectors come on top. */
    bytes: () => pages.bytes(),

    add(id: number, code: Code, vector: Float32Array | null): void {
      const own = pagesOf[code.list] as number[];
      const count = sizes[code.list] as number;
      if (count === own.length * pageCodes) own.push(pages.takePage());
      const place = (own.at(-1) as number) + (count % pageCodes);
      pages.write(place, id, code.factor, code.signs);
      if (vector) values?.set(place, vector);
      else values?.clear(place);
      sizes[code.list] = count + 1;
      size += 1;
    },

    /** False when the list does not have it. The list's last code takes its place. */
    remove(id: number, list: number): boolean {
      const place = placeOf(list, id);
      if (place < 0) return false;
      const own = pagesOf[list] as number[];
      const count = (sizes[list] as number) - 1;
      const last = (own.at(-1) as number) + (count % pageCodes);
      if (last !== place) {
        pages.copy(last, place);
        values?.copy(last, place);
      }
      values?.clear(last);
      if (count % pageCodes === 0) pages.freePage(own.pop() as number);
      sizes[list] = count;
      size -= 1;
      return true;
    },

    /** Holds vectors in this precision from now on, null none; what was held otherwise is let go of. */
    keep(precision: HeldPrecision | null): void {
      if (precision === (values?.precision ?? null)) return;
      values = precision && createHeldValues(precision, lists.dimensions);
      isComplete = values === null;
    },
    kept: (): HeldPrecision | null => values?.precision ?? null,
    /** Whether vectors should be held that are not. */
    lacksHeld: () => !isComplete,
    allHeld(): void {
      isComplete = true;
    },

    /** Ids of the list whose vectors could be held and are not. */
    unheld(list: number): number[] {
      const ids: number[] = [];
      eachPage(list, (first, count) => {
        for (let place = first; place < first + count; place += 1) {
          if (values && !values.holds(place)) ids.push(pages.idAt(place));
        }
      });
      return ids;
    },

    hold(id: number, list: number, vector: Float32Array): void {
      const place = placeOf(list, id);
      if (place >= 0) values?.set(place, vector);
    },

    /** Best candidates first. */
    search(query: Float32Array, asked: IndexSearch): IndexCandidate[] {
      const { products, order } = rankLists(lists, query);
      const scan = pages.scanFor(query);
      const best = createBestOf(Math.max(1, values ? Math.max(asked.refined, asked.candidates) : asked.candidates));
      for (const list of order.subarray(0, Math.min(order.length, asked.lists))) {
        const base = products[list] as number;
        eachPage(list, (first, count) => scan(first, count, base, best, asked.allowed));
      }
      const scored = best.sorted();
      const held = values;
      if (!held) return scored.map(({ id, score }) => ({ id, score, exact: false }));
      return scored
        .map(({ id, place, score }) =>
          held.holds(place)
            ? { id, score: held.product(query, place), exact: held.exact }
            : { id, score, exact: false },
        )
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, asked.candidates);
    },
  };
}
