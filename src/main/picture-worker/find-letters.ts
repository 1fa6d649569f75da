import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';

/** Places of what may be letters: connected groups of dark pixels of a letter's size. */
export type Letters = {
  readonly count: number;
  readonly left: Int32Array;
  readonly top: Int32Array;
  readonly right: Int32Array;
  readonly bottom: Int32Array;
};

/** Runs of dark pixels followed at most; a picture with more is no text. */
const mostRuns = 4_000_000;
const none: Letters = {
  count: 0,
  left: new Int32Array(),
  top: new Int32Array(),
  right: new Int32Array(),
  bottom: new Int32Array(),
};

/** Runs of dark pixels, row by row, and for each its group; runs of a group touch one another. */
export type DarkRuns = {
  readonly count: number;
  readonly from: Int32Array;
  /** Its last pixel. */
  readonly to: Int32Array;
  readonly row: Int32Array;
  /** The first run of the group a run belongs to. */
  readonly groupOf: (run: number) => number;
};

/** Finds connected groups (8 neighbours) of pixels up to `level` that have a letter's size. */
export function findLetters(raster: GreyRaster, level: number): Letters {
  const runs = darkRuns(raster, level);
  return runs === null ? none : gather(runs);
}

/** Connected groups (8 neighbours) of pixels up to `level`, row by row with runs joined by union-find; null where there are too many. */
export function darkRuns(raster: GreyRaster, level: number): DarkRuns | null {
  const { pixels, width, height } = raster;
  let capacity = 1 << 16;
  let parent = new Int32Array(capacity);
  let from = new Int32Array(capacity);
  let to = new Int32Array(capacity);
  let row = new Int32Array(capacity);
  let runs = 0;
  const grow = () => {
    capacity *= 2;
    const larger = (old: Int32Array) => {
      const copy = new Int32Array(capacity);
      copy.set(old);
      return copy;
    };
    [parent, from, to, row] = [larger(parent), larger(from), larger(to), larger(row)];
  };
  const root = (run: number): number => {
    let at = run;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const above = parent[up] ?? up;
      parent[at] = above;
      at = above;
    }
  };
  let [before, beforeEnd] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    const first = runs;
    let other = before;
    const start = y * width;
    for (let x = 0; x < width; x += 1) {
      if ((pixels[start + x] ?? 255) > level) continue;
      const begin = x;
      while (x + 1 < width && (pixels[start + x + 1] ?? 255) <= level) x += 1;
      if (runs === mostRuns) return null;
      if (runs === capacity) grow();
      const run = runs++;
      parent[run] = run;
      from[run] = begin;
      to[run] = x;
      row[run] = y;
      while (other < beforeEnd && (to[other] ?? 0) < begin - 1) other += 1;
      for (let at = other; at < beforeEnd && (from[at] ?? 0) <= x + 1; at += 1) {
        const a = root(at);
        const b = root(run);
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    [before, beforeEnd] = [first, runs];
  }
  return { count: runs, from, to, row, groupOf: root };
}

function gather({ count: runs, from, to, row, groupOf: root }: DarkRuns): Letters {
  const number = new Int32Array(runs).fill(-1);
  const left: number[] = [];
  const top: number[] = [];
  const right: number[] = [];
  const bottom: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const at = root(run);
    let group = number[at] ?? -1;
    if (group < 0) {
      group = left.length;
      number[at] = group;
      left.push(from[run] ?? 0);
      top.push(row[run] ?? 0);
      right.push(to[run] ?? 0);
      bottom.push(row[run] ?? 0);
    }
    left[group] = Math.min(left[group] ?? 0, from[run] ?? 0);
    right[group] = Math.max(right[group] ?? 0, to[run] ?? 0);
    bottom[group] = row[run] ?? 0;
  }
  const kept = left.flatMap((_, group) => {
    const width = (right[group] ?? 0) - (left[group] ?? 0) + 1;
    const height = (bottom[group] ?? 0) - (top[group] ?? 0) + 1;
    return isLetter(width, height) ? [group] : [];
  });
  const pick = (values: readonly number[]) => Int32Array.from(kept, (group) => values[group] ?? 0);
  return { count: kept.length, left: pick(left), top: pick(top), right: pick(right), bottom: pick(bottom) };
}

function isLetter(width: number, height: number): boolean {
  const { letterLeast, letterMost, letterAspect } = pictureLimits;
  const [short, long] = width < height ? [width, height] : [height, width];
  return long >= letterLeast && long <= letterMost && short >= 2 && long <= short * letterAspect * 2;
}

/**
 * Median height of the letters (their width for text that stands on its side); 0 when there are too few. Dots of leaders, frames
 * and noise are left out: they are much lower than the tall letters beside them.
 */
export function letterHeight(letters: Letters, sideways: boolean): number {
  if (letters.count < pictureLimits.fewLetters) return 0;
  const heights = Int32Array.from({ length: letters.count }, (_, at) =>
    sideways
      ? (letters.right[at] ?? 0) - (letters.left[at] ?? 0) + 1
      : (letters.bottom[at] ?? 0) - (letters.top[at] ?? 0) + 1,
  ).sort();
  const tall = heights[Math.floor(heights.length * pictureLimits.tallShare)] ?? 0;
  const kept = heights.filter((height) => height >= tall * pictureLimits.dotShare);
  return kept[Math.floor(kept.length / 2)] ?? 0;
}
