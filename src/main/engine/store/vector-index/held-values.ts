/** Vectors kept in memory beside their codes, whole or in 8 bits, where the machine has room: fewer are then read from disk. */
import { dot } from './dot.ts';
import { indexLimits } from './limits.ts';

const { pageCodes } = indexLimits;

export type HeldPrecision = 'float32' | 'int8';
/** `scales`: what a unit is worth in each vector of the page; 0 where none is held. */
type Page = { readonly values: Float32Array | Int8Array; readonly scales: Float32Array };

export type HeldValues = ReturnType<typeof createHeldValues>;

export function createHeldValues(precision: HeldPrecision, dimensions: number) {
  const pages: (Page | undefined)[] = [];
  const whole = precision === 'float32';
  const pageOf = (place: number) => pages[Math.floor(place / pageCodes)];

  function ownPage(place: number): Page {
    const values = whole ? Float32Array : Int8Array;
    const page = pageOf(place) ?? {
      values: new values(pageCodes * dimensions),
      scales: new Float32Array(pageCodes),
    };
    pages[Math.floor(place / pageCodes)] = page;
    return page;
  }

  function clear(place: number): void {
    const page = pageOf(place);
    if (page) page.scales[place % pageCodes] = 0;
  }

  return {
    precision,
    /** Scores of whole vectors are exact. */
    exact: whole,
    holds: (place: number) => (pageOf(place)?.scales[place % pageCodes] ?? 0) !== 0,
    set(place: number, vector: Float32Array): void {
      const { values, scales } = ownPage(place);
      const at = (place % pageCodes) * dimensions;
      // The largest number of the vector becomes 127.
      const scale = whole ? 1 : vector.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) / 127;
      for (let i = 0; i < dimensions; i += 1) {
        values[at + i] = whole ? (vector[i] as number) : Math.round((vector[i] as number) / scale);
      }
      scales[place % pageCodes] = scale;
    },
    /** Makes `to` hold what `from` holds, nothing if that is nothing. */
    copy(from: number, to: number): void {
      const source = pageOf(from);
      const scale = source?.scales[from % pageCodes] ?? 0;
      if (!source || scale === 0) {
        clear(to);
        return;
      }
      const target = ownPage(to);
      const at = (from % pageCodes) * dimensions;
      target.values.set(source.values.subarray(at, at + dimensions), (to % pageCodes) * dimensions);
      target.scales[to % pageCodes] = scale;
    },
    clear,
    /** Inner product with the vector at a place that `holds`. */
    product(query: Float32Array, place: number): number {
      const page = pageOf(place) as Page;
      const at = place % pageCodes;
      return dot(query, page.values, at * dimensions) * (page.scales[at] as number);
    },
  };
}
