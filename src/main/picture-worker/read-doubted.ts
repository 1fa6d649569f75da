import type { Box } from '../engine/types.ts';
import { moved } from './grey-pixels.ts';
import { pictureLimits } from './limits.ts';
import { mergedWords, type PlacedWord } from './merged-words.ts';
import { pointsBack } from './points-back.ts';
import { inchOf, type PreparedPage } from './prepared-page.ts';
import type { GreyRaster } from './raster.ts';
import { readRows } from './read-rows.ts';
import { rereadFigures } from './reread-figures.ts';
import { agreedWords } from './second-reader/agreed-words.ts';
import { isLatin } from './second-reader/is-latin.ts';
import type { SecondReader } from './second-reader/second-reader.ts';
import type { Tesseract } from './tesseract.ts';

/** A page whose first reading is doubted. */
export type DoubtedPage = {
  readonly words: readonly PlacedWord[];
  /** Of that reading, 0-1. */
  readonly confidence: number;
  /** The picture as it came, and as it was prepared. */
  readonly raster: GreyRaster;
  readonly page: PreparedPage;
  /** Clockwise, to make it upright and level. */
  readonly degrees: number;
  /** Pixels as displayed per pixel of the raster. */
  readonly enlarge: number;
  readonly languages: readonly string[];
};

/** Who reads it again; `wholeAgain`: the words of another reading of the whole page, where that is worth it; `hasTime`: as `SecondReader` asks. */
export type Readers = {
  readonly tesseract: Tesseract;
  readonly second: SecondReader | null;
  readonly wholeAgain: (() => Promise<readonly PlacedWord[]>) | null;
  readonly hasTime: () => boolean;
};

/**
 * The words of a doubted page out of a second reading: by the other recogniser where there is one for its languages, else by Tesseract row by
 * row. Sums and dates that are unsure after that are read once more alone.
 */
export async function readDoubted(doubted: DoubtedPage, readers: Readers): Promise<PlacedWord[]> {
  const { raster, page, degrees, enlarge, languages } = doubted;
  const { tesseract, second, hasTime } = readers;
  const upright = await moved(page.evened(), 1, degrees, page.background);
  const back = pointsBack(raster, 1, degrees, upright, enlarge);
  const other = await second?.read(await moved(raster, 1, degrees, 255), page.letters, languages, hasTime);
  const isBoth = other && isLatin(other, doubted.confidence);
  const words = isBoth ? agreedWords(doubted.words, other, back) : await byRows(doubted, readers, upright, back);
  // The other recogniser reads figures better than Tesseract, also where that may read nothing else.
  return rereadFigures(words, { raster: upright, scale: 1 }, !isBoth, (line) =>
    tesseract.read(line, inchOf(pictureLimits.figureHeight), languages, 'figures'),
  );
}

async function byRows(
  { words, page, degrees, languages }: DoubtedPage,
  { tesseract, wholeAgain }: Readers,
  evened: GreyRaster,
  back: (box: Box) => Box,
): Promise<PlacedWord[]> {
  const both = wholeAgain ? mergedWords(words, await wholeAgain()) : words;
  const plain = await moved(page.raster, 1, degrees, page.background);
  const rows = await readRows(
    { plain, evened, letters: page.letters },
    (part) => isDoubtedPart(part, both),
    (line) => tesseract.read(line, inchOf(pictureLimits.rowHeight), languages, 'line'),
  );
  return mergedWords(
    both,
    rows.map((word) => ({ ...word, box: back(word.box), flat: word.box })),
  );
}

/** Whether a part of a row holds a word that was read unsurely, or none. */
function isDoubtedPart([left, top, right, bottom]: Box, words: readonly PlacedWord[]): boolean {
  const own = words.filter(({ flat }) => {
    const [across, down] = [(flat[0] + flat[2]) / 2, (flat[1] + flat[3]) / 2];
    return across >= left && across <= right && down >= top && down <= bottom;
  });
  return own.length === 0 || own.some(({ confidence }) => confidence < pictureLimits.sureRow);
}
