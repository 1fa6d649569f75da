import type { Box } from '../engine/types.ts';
import { moved } from './grey-pixels.ts';
import { pictureLimits } from './limits.ts';
import type { PlacedWord } from './merged-words.ts';
import type { GreyRaster } from './raster.ts';
import type { ReadWord } from './tesseract.ts';

/** A page as it was read: upright pixels, and how many of them there are to one of the picture. */
export type SeenPage = { readonly raster: GreyRaster; readonly scale: number };

/** Signs of sums and dates, and letters that are taken for them. */
const figure = /^[\p{Sc}(]?[-\dOoIlSsBZ|.,/:]{3,}[)%]?$/u;
const plain = /^-?\d[\d.,/:-]*\d$/;
/** The letters of `figure` as the digits they are taken for. */
const withDigits = (text: string) =>
  text.replace(/[OoIlSsBZ|]/g, (sign) => ({ O: '0', o: '0', S: '5', s: '5', B: '8', Z: '2' })[sign] ?? '1');

/**
 * Reads sums and dates that were read unsurely once more, each by itself, where nothing but figures may be. What comes out so more surely, and is
 * as long, takes their place; where it is another figure than before, it is as doubtful as two readings that disagree.
 * @param read one line that holds figures alone
 */
export async function rereadFigures(
  words: readonly PlacedWord[],
  { raster, scale }: SeenPage,
  read: (line: GreyRaster) => Promise<readonly ReadWord[]>,
): Promise<PlacedWord[]> {
  const { sureFigure, mostFigures, figureHeight, figureGain, disagreed } = pictureLimits;
  const unsure = words
    .filter(({ text, confidence }) => confidence < sureFigure && figure.test(text) && /\d/.test(text))
    .sort((a, b) => b.text.length - a.text.length || a.confidence - b.confidence)
    .slice(0, mostFigures);
  const better = new Map<PlacedWord, PlacedWord>();
  for (const word of unsure) {
    const cut = cutOut(raster, word.flat, scale);
    if (!cut) continue;
    const height = (word.flat[3] - word.flat[1]) * scale;
    const found = await read(await moved(cut, Math.min(pictureLimits.maxEnlarge, figureHeight / height), 0, 255));
    const text = found.map((one) => one.text).join('');
    const confidence = Math.min(1, ...found.map((one) => one.confidence));
    if (!plain.test(text) || Math.abs(text.length - word.text.length) > 1) continue;
    if (confidence <= word.confidence + figureGain) continue;
    // Nothing but figures may come out of the second reading, so that its sureness says little where the first one read others.
    const agrees = text === withDigits(word.text);
    better.set(word, {
      ...word,
      text,
      confidence: agrees ? confidence : Math.min(confidence, word.confidence, disagreed),
    });
  }
  return words.map((word) => better.get(word) ?? word);
}

/** The pixels of a word with a little of what is around it; null where there are none. */
function cutOut({ pixels, width, height }: GreyRaster, flat: Box, scale: number): GreyRaster | null {
  const margin = ((flat[3] - flat[1]) * scale * pictureLimits.figureMargin) | 0;
  const left = Math.max(0, Math.floor(flat[0] * scale) - margin);
  const top = Math.max(0, Math.floor(flat[1] * scale) - margin);
  const right = Math.min(width, Math.ceil(flat[2] * scale) + margin);
  const bottom = Math.min(height, Math.ceil(flat[3] * scale) + margin);
  if (right - left < pictureLimits.minReadEdge || bottom - top < pictureLimits.minReadEdge) return null;
  const cut = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    cut.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { pixels: cut, width: right - left, height: bottom - top, channels: 1 };
}
