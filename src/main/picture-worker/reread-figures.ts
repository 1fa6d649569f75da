import { cutOut } from './cut-out.ts';
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
 * @param mayDiffer whether another figure than before may come out; else the reading can only confirm
 * @param read one line that holds figures alone
 */
export async function rereadFigures(
  words: readonly PlacedWord[],
  { raster, scale }: SeenPage,
  mayDiffer: boolean,
  read: (line: GreyRaster) => Promise<readonly ReadWord[]>,
): Promise<PlacedWord[]> {
  const { sureFigure, mostFigures, figureHeight, figureGain, disagreed } = pictureLimits;
  const unsure = words
    .filter(({ text, confidence }) => confidence < sureFigure && figure.test(text) && /\d/.test(text))
    .sort((a, b) => b.text.length - a.text.length || a.confidence - b.confidence)
    .slice(0, mostFigures);
  const better = new Map<PlacedWord, PlacedWord>();
  for (const word of unsure) {
    const margin = ((word.flat[3] - word.flat[1]) * scale * pictureLimits.figureMargin) | 0;
    const [x0, y0, x1, y1] = word.flat.map((edge) => edge * scale) as [number, number, number, number];
    const cut = cutOut(raster, [x0 - margin, y0 - margin, x1 + margin, y1 + margin]);
    if (!cut) continue;
    const height = (word.flat[3] - word.flat[1]) * scale;
    const found = await read(
      await moved(cut.raster, Math.min(pictureLimits.maxEnlarge, figureHeight / height), 0, 255),
    );
    const text = found.map((one) => one.text).join('');
    const confidence = Math.min(1, ...found.map((one) => one.confidence));
    if (!plain.test(text) || Math.abs(text.length - word.text.length) > 1) continue;
    if (confidence <= word.confidence + figureGain) continue;
    // Nothing but figures may come out of the second reading, so that its sureness says little where the first one read others.
    const agrees = text === withDigits(word.text);
    if (!agrees && !mayDiffer) continue;
    better.set(word, {
      ...word,
      text,
      confidence: agrees ? confidence : Math.min(confidence, word.confidence, disagreed),
    });
  }
  return words.map((word) => better.get(word) ?? word);
}
