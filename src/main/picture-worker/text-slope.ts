import type { Letters } from './find-letters.ts';
import { pictureLimits } from './limits.ts';

export type TextSlope = {
  /** Degrees clockwise that make lines level; 0 when they are or nobody can tell. */
  readonly degrees: number;
  /** Whether lines run up or down the picture. */
  readonly sideways: boolean;
  /** How much more than by chance letters stand in rows; 1 is chance, 0 when there are too few to tell. */
  readonly rows: number;
};

type Points = { readonly along: Float64Array; readonly across: Float64Array };

/**
 * The slope of lines of text from the feet of letters: at the right angle many share a row, so the sum of squared counts per
 * row is greatest (Postl 1986, projection profile). The same across the picture tells text on its side.
 */
export function textSlope(letters: Letters): TextSlope {
  if (letters.count < pictureLimits.fewLetters) return { degrees: 0, sideways: false, rows: 0 };
  const step = Math.max(1, Math.floor(letters.count / pictureLimits.slopeLetters));
  const count = Math.floor(letters.count / step);
  const pick = (value: (at: number) => number) => Float64Array.from({ length: count }, (_, at) => value(at * step));
  const x = pick((at) => ((letters.left[at] ?? 0) + (letters.right[at] ?? 0)) / 2);
  const y = pick((at) => ((letters.top[at] ?? 0) + (letters.bottom[at] ?? 0)) / 2);
  const feet = { along: x, across: pick((at) => letters.bottom[at] ?? 0) };
  const heads = { along: x, across: pick((at) => letters.top[at] ?? 0) };
  const rights = { along: y, across: pick((at) => letters.right[at] ?? 0) };
  const lefts = { along: y, across: pick((at) => letters.left[at] ?? 0) };
  const level = better(steepest(feet), steepest(heads));
  const side = better(steepest(lefts), steepest(rights));
  const sideways = side.score > level.score * pictureLimits.sidewaysGain;
  const best = sideways ? side : level;
  const enough = best.score > best.flat * pictureLimits.slopeGain && Math.abs(best.slope) >= pictureLimits.slopeLeast;
  const rows = best.score;
  if (!enough) return { degrees: 0, sideways, rows };
  // Rows falling to the right are turned back; along the other axis the same slope turns the other way.
  return { degrees: sideways ? best.slope : -best.slope, sideways, rows };
}

type Steepest = { readonly slope: number; readonly score: number; readonly flat: number };

function better(a: Steepest, b: Steepest): Steepest {
  return a.score >= b.score ? a : b;
}

function steepest(points: Points): Steepest {
  const { slopeMost, slopeStep, slopeFineStep } = pictureLimits;
  let best = { slope: 0, score: profile(points, 0) };
  const flat = best.score;
  const look = (slope: number) => {
    const score = profile(points, slope);
    if (score > best.score) best = { slope, score };
  };
  for (let slope = -slopeMost; slope <= slopeMost; slope += slopeStep) look(slope);
  const coarse = best.slope;
  for (let slope = coarse - slopeStep; slope <= coarse + slopeStep; slope += slopeFineStep) look(slope);
  return { ...best, flat };
}

/** How much more than by chance points share rows of two pixels once sheared by `degrees`; 1 is chance. */
function profile({ along, across }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const places = along.map((value, at) => (across[at] ?? 0) - value * slope);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const place of places) {
    if (place < least) least = place;
    if (place > most) most = place;
  }
  const rows = new Float64Array(Math.floor((most - least) / 2) + 1);
  for (const place of places) {
    const row = Math.floor((place - least) / 2);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  // Pairs of letters in one row; a letter with itself is none.
  return ((sum - places.length) * rows.length) / (places.length * (places.length - 1));
}
