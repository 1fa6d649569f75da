import type { Box } from '../../engine/types.ts';
import { pictureLimits } from '../limits.ts';
import { meanConfidence } from '../mean-confidence.ts';
import { mergedWords, type PlacedWord } from '../merged-words.ts';
import { secondReaderLimits } from './limits.ts';
import type { LineBox } from './line-box.ts';
import type { SecondReading } from './second-reader.ts';
import { type LineWord, wordsOfLine } from './words-of-line.ts';

/** What stands at one place of a line in both readings. */
type Place = { readonly first: PlacedWord[]; readonly second: LineWord[]; to: number; narrowest: number };

/**
 * One reading out of Tesseract's words and the lines another recogniser read on the same page. Where both agree, a word is as sure as the surer of
 * them says; where they differ, the second one's is taken unless Tesseract is sure, or wrote a letter the other cannot write. What only
 * the second one found is put where it stands. Layout, and the gaps between words, stay Tesseract's.
 * @param reading its lines, and `signs`: everything it can write; where the page's languages need others, "Muller" in it may be "Müller", and
 * a word of letters is no surer for it than one that both read differently
 * @param back from the upright page to the picture
 */
export function agreedWords(
  first: readonly PlacedWord[],
  { lines, signs, isWhole }: SecondReading,
  back: (box: Box) => Box,
): PlacedWord[] {
  const surely = (text: string, confidence: number) =>
    isWhole || !/\p{L}{2}/u.test(text) || /\d/.test(text)
      ? confidence
      : Math.min(confidence, secondReaderLimits.differing);
  const instead = new Map<PlacedWord, readonly PlacedWord[]>();
  const found: PlacedWord[] = [];
  const placed = ({ text, confidence, box }: LineWord, line: number): PlacedWord => ({
    ...{ text, confidence: surely(text, confidence), box: back(box), flat: box, block: 0, paragraph: line, line },
  });
  for (const [at, line] of lines.entries()) {
    const own = first.filter(({ flat }) => liesIn(flat, line.box)).sort((a, b) => a.flat[0] - b.flat[0]);
    for (const place of placesOf(own, wordsOfLine(line, gapsBetween(own)))) {
      const [lead] = place.first;
      if (!lead) found.push(...place.second.map((word) => placed(word, at)));
      else if (textOf(place.first) === textOf(place.second)) {
        const sure = meanConfidence(place.second);
        for (const word of place.first) {
          instead.set(word, [{ ...word, confidence: Math.max(word.confidence, surely(word.text, sure)) }]);
        }
      } else if (isBetter(place, signs)) {
        const { block, paragraph, line: row } = lead;
        for (const word of place.first) instead.set(word, []);
        instead.set(
          lead,
          place.second.map((word) => ({
            ...placed(word, at),
            ...{ block, paragraph, line: row },
            confidence: Math.min(
              word.confidence,
              /\d/.test(word.text) ? pictureLimits.disagreed : secondReaderLimits.differing,
            ),
          })),
        );
      }
    }
  }
  return mergedWords(
    first.flatMap((word) => instead.get(word) ?? [word]),
    found,
  );
}

const textOf = (words: readonly { readonly text: string }[]) => words.map(({ text }) => text).join('');

/** Whether the second reading of a place is the likelier of two that differ. */
function isBetter({ first, second }: Place, signs: ReadonlySet<string>): boolean {
  const { sureWord, sureFigure, secondLeast } = secondReaderLimits;
  const [ours, theirs] = [meanConfidence(first), meanConfidence(second)];
  const [text, other] = [textOf(first), textOf(second)];
  if (other === '' || theirs < secondLeast || theirs < ours) return false;
  if ([...text].some((sign) => /\p{L}/u.test(sign) && !signs.has(sign))) return false;
  return ours < (/\d/.test(text + other) ? sureFigure : sureWord);
}

/** Places across the page between words that follow one another. */
function gapsBetween(words: readonly PlacedWord[]): number[] {
  return words.flatMap(({ flat }, at) => {
    const next = words[at + 1];
    return next && next.flat[0] >= flat[2] - 1 ? [(flat[2] + next.flat[0]) / 2] : [];
  });
}

/** Whether the middle of a box lies in a line. */
function liesIn(box: Box, { middle, width, height, slope }: LineBox): boolean {
  const [dx, dy] = [(box[0] + box[2]) / 2 - middle[0], (box[1] + box[3]) / 2 - middle[1]];
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
  return Math.abs(dx * cos + dy * sin) <= width / 2 && Math.abs(dy * cos - dx * sin) <= height / 2;
}

/** Words of both readings that have more than half of the narrower one in common, from left to right. */
function placesOf(first: readonly PlacedWord[], second: readonly LineWord[]): Place[] {
  const words = [
    ...first.map((word) => ({ from: word.flat[0], to: word.flat[2], put: (place: Place) => place.first.push(word) })),
    ...second.map((word) => ({ from: word.box[0], to: word.box[2], put: (place: Place) => place.second.push(word) })),
  ].sort((a, b) => a.from - b.from);
  const places: Place[] = [];
  for (const { from, to, put } of words) {
    const last = places.at(-1);
    const joins =
      last && Math.min(last.to, to) - from > secondReaderLimits.samePlace * Math.min(last.narrowest, to - from);
    const place = joins ? last : { first: [], second: [], to, narrowest: to - from };
    if (!joins) places.push(place);
    put(place);
    place.to = Math.max(place.to, to);
    place.narrowest = Math.min(place.narrowest, to - from);
  }
  return places;
}
