import type { Box } from '../../engine/types.ts';
import type { PlacedWord } from '../merged-words.ts';
import { agreedWords } from './agreed-words.ts';
import { secondReaderLimits } from './limits.ts';
import type { SecondReading } from './second-reader.ts';
import type { ReadLine } from './words-of-line.ts';

/**
 * What is written in a picture without rows of letters: a sign in a photograph, a slip that is too dark or faint for a threshold. Lines are believed that are
 * surely read; once these hold as many signs as a text has, the less sure ones as well.
 * @param words what Tesseract read there and was believed
 * @param back from the pixels that were read to the picture
 */
export function withSignsInPhotograph(
  words: readonly PlacedWord[],
  reading: SecondReading,
  back: (box: Box) => Box,
): PlacedWord[] {
  const { sureLine, textSigns, secondLeast } = secondReaderLimits;
  const letters = (line: ReadLine) => line.signs.filter(({ sign }) => /[\p{L}\p{N}]/u.test(sign)).length;
  const sureness = (line: ReadLine) =>
    line.signs.reduce((sum, { confidence }) => sum + confidence, 0) / line.signs.length;
  const { lines } = reading;
  const sure = lines.filter((line) => letters(line) > 1 && sureness(line) >= sureLine);
  const isText = sure.reduce((sum, line) => sum + letters(line), 0) >= textSigns;
  const believed = isText ? lines.filter((line) => sureness(line) >= secondLeast) : sure;
  return agreedWords(words, { ...reading, lines: believed }, back);
}
