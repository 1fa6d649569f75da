import { evenedGreys } from './evened-greys.ts';
import { findLetters, type Letters, letterHeight } from './find-letters.ts';
import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';
import { stretchedGreys } from './stretched-greys.ts';
import { textSlope } from './text-slope.ts';
import { otsuThreshold } from './threshold.ts';

export type PreparedPage = {
  readonly raster: GreyRaster;
  /** The same with the light and fading of each part evened out; made when it is asked for. */
  readonly evened: () => GreyRaster;
  readonly background: number;
  readonly degrees: number;
  readonly sideways: boolean;
  /** Height in pixels; 0 when there are too few letters to tell, or no rows of them. */
  readonly letters: number;
  /** Where they stand in the raster. */
  readonly found: Letters;
};

/** Dark letters on light ground, with the slope and size of the letters. */
export function preparedPage(given: GreyRaster): PreparedPage {
  const first = otsuThreshold(given);
  const { leastRows, evenedRows, evenedGain, unevenShare, darkShare } = pictureLimits;
  const inverted = first.dark > darkShare;
  const raster = inverted ? { ...given, pixels: given.pixels.map((grey) => 255 - grey) } : given;
  const level = inverted ? 254 - first.level : first.level;
  const lit = first.dark > unevenShare ? evenedPage(given) : null;
  // Paper that lies half in shadow is dark for the most part, and its letters are the dark ones all the same: light ones would make the clearer rows.
  if (inverted && lit && lit.rows >= evenedRows && lit.rows >= evenedGain * evenedPage(raster).rows) return lit.page();
  const plain = measured(raster, level);
  // Of paper with a shadow on it one threshold shows the letters of the bright part only.
  if (!inverted && lit && lit.rows >= Math.max(evenedRows, evenedGain * plain.slope.rows)) return lit.page();
  if (plain.slope.rows >= leastRows)
    return pageOf(stretchedGreys(raster), (letters) => evenedGreys(raster, letters), plain);
  // Paper photographed in uneven light has letters that one threshold does not part from their ground.
  const even = lit && !inverted ? lit : evenedPage(raster);
  if (even.rows >= evenedRows) return even.page();
  // Leaves and bricks have edges like letters, but in no rows: they are not worth enlarging and turning.
  const none = { background: 255, degrees: 0, sideways: false, letters: 0, found: plain.letters };
  return { raster, evened: () => even.raster, ...none };
}

/** The picture with its light evened out, how clearly its letters stand in rows then, and the page it makes. */
function evenedPage(given: GreyRaster) {
  const raster = evenedGreys(given, pictureLimits.usualLetters);
  const found = measured(raster, otsuThreshold(raster).level);
  return { raster, rows: found.slope.rows, page: () => pageOf(raster, () => raster, found) };
}

type Measured = { readonly letters: Letters; readonly slope: ReturnType<typeof textSlope> };

function measured(raster: GreyRaster, level: number): Measured {
  const letters = findLetters(raster, level);
  return { letters, slope: textSlope(letters) };
}

function pageOf(raster: GreyRaster, even: (letters: number) => GreyRaster, { letters, slope }: Measured): PreparedPage {
  const height = letterHeight(letters, slope.sideways);
  const across = slope.sideways ? raster.height : raster.width;
  const drift = across * Math.tan((Math.abs(slope.degrees) * Math.PI) / 180);
  const degrees = drift < height * pictureLimits.leastDrift ? 0 : slope.degrees;
  return {
    raster,
    background: 255,
    degrees,
    sideways: slope.sideways,
    letters: height,
    found: letters,
    evened: () => even(height),
  };
}

/** Brings letters to the size the recogniser was made for: small ones enlarged, large ones reduced, which also saves time. */
export function scaleFor(letters: number, { width, height }: GreyRaster): number {
  const { letterHeight: wanted, smallLetters, largeLetters, largePixels } = pictureLimits;
  const { maxEnlarge, maxReduce, maxReadPixels, maxReadEdge, photographPixels } = pictureLimits;
  if (letters > largeLetters && width * height > largePixels) return Math.max(maxReduce, wanted / letters);
  // A photograph: letters in it, if any, are large.
  if (letters === 0) return Math.min(1, Math.sqrt(photographPixels / (width * height)));
  if (letters >= smallLetters) return 1;
  const most = Math.min(maxEnlarge, Math.sqrt(maxReadPixels / (width * height)), maxReadEdge / Math.max(width, height));
  return Math.max(1, Math.min(most, wanted / letters));
}

/** The scale of a second reading: letters of one size, also those that the first left as they were. */
export function otherScale(letters: number, { width, height }: GreyRaster): number {
  const { secondHeight, maxEnlarge, maxReadPixels, maxReadEdge } = pictureLimits;
  const most = Math.min(maxEnlarge, Math.sqrt(maxReadPixels / (width * height)), maxReadEdge / Math.max(width, height));
  return Math.min(most, secondHeight / letters);
}

/** Pixels per inch at which letters of that height have ten points: layout analysis judges gaps by it. */
export function inchOf(letters: number): number {
  const { usualInch, usualLetters: usual, readLeastInch, readMostInch } = pictureLimits;
  return Math.max(readLeastInch, Math.min(readMostInch, (usualInch * letters) / usual));
}
