import type { Box } from '../engine/types.ts';
import { cutOut } from './cut-out.ts';
import { findLetters } from './find-letters.ts';
import { moved } from './grey-pixels.ts';
import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';
import { inkAndGround, stretchedGreys } from './stretched-greys.ts';
import type { ReadWord } from './tesseract.ts';
import { textRows } from './text-rows.ts';
import { otsuThreshold } from './threshold.ts';
import { strokesOf, withoutStrokes } from './without-strokes.ts';

/** An upright page as it was seen, and the same with light and fading evened out: rows are found in the one, letters read in the other. */
export type RowPage = { readonly plain: GreyRaster; readonly evened: GreyRaster; readonly letters: number };

/**
 * The words of an upright page read row by row: each part of a row is cut out by itself, without rules and strokes of a pen, its own ink made
 * black where there is enough of it, and brought to the size that reads best. Boxes are in pixels of the page.
 * @param page `letters`: their height in pixels
 * @param wanted whether a part of a row is worth reading
 * @param read one line
 */
export async function readRows(
  { plain, evened, letters }: RowPage,
  wanted: (part: Box) => boolean,
  read: (line: GreyRaster) => Promise<readonly ReadWord[]>,
): Promise<ReadWord[]> {
  const { rowMargin, rowHeight, maxEnlarge } = pictureLimits;
  const { level } = otsuThreshold(evened);
  const strokes = strokesOf(evened, level, letters);
  const rows = textRows(findLetters(withoutStrokes(evened, strokes), level), letters);
  const [clean, even] = [withoutStrokes(plain, strokes), withoutStrokes(evened, strokes)];
  const scale = Math.min(maxEnlarge, rowHeight / letters);
  const margin = letters * rowMargin;
  const words: ReadWord[] = [];
  for (const [row, parts] of rows.entries()) {
    for (const part of parts.filter(wanted)) {
      const box: Box = [part[0] - letters, part[1] - margin, part[2] + letters, part[3] + margin];
      const cut = cutOut(clean, box);
      if (!cut) continue;
      const { ink, ground } = inkAndGround(cut.raster);
      const line = ground - ink >= pictureLimits.rowContrast ? stretchedGreys(cut.raster) : cutOut(even, box)?.raster;
      for (const word of await read(await moved(line ?? cut.raster, scale, 0, 255))) {
        const place: Box = [
          cut.left + word.box[0] / scale,
          cut.top + word.box[1] / scale,
          cut.left + word.box[2] / scale,
          cut.top + word.box[3] / scale,
        ];
        words.push({ ...word, box: place, block: 0, paragraph: row, line: row });
      }
    }
  }
  return words;
}
