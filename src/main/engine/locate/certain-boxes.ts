import type { Box, Span } from '../types.ts';
import { unpackWords, type WordBox } from '../word-boxes.ts';
import { locateLimits } from './limits.ts';

const { strayLetters, leastConfidence, watermarkHeight } = locateLimits;

/**
 * One box per word that a span of a page touches, in reading order (a word split at a line end has two), or null where they are not
 * surely the span's: letters of it have no place, others stand in the same place, or its words were hardly recognised. A wrong mark is
 * worse than none.
 * @param text the page's text; offsets of the words and the span count from its start
 */
export function certainBoxes(text: string, packed: Uint8Array, span: Span): Box[] | null {
  const words = unpackWords(packed);
  const isOwn = (word: WordBox) => word.start < span.end && word.end > span.start;
  const own = words.filter(isOwn);
  if (own.length === 0) return null;
  if (placelessLetters(text, own, span) > strayLetters) return null;
  const isNote = words.some((word, at) => isOwn(word) && isOfNote(words, at));
  const others = words.filter((word, at) => !isOwn(word) && (isNote || !isOfNote(words, at)));
  if (lettersUnder(own, others, text) > strayLetters) return null;
  if (meanConfidence(own) < neededConfidence(letters(text.slice(span.start, span.end)))) return null;
  return own.map(({ box }) => box);
}

function neededConfidence(length: number): number {
  return length < leastConfidence.letters ? leastConfidence.short : leastConfidence.usual;
}

function lettersOf(text: string): string {
  return text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
}

function letters(text: string): number {
  return lettersOf(text).length;
}

/** Whether a word is one of a note's, which all have the box of the passage or sign that the note hangs on: it is not printed there. */
function isOfNote(words: readonly WordBox[], at: number): boolean {
  const box = words[at]?.box.join();
  return words[at - 1]?.box.join() === box || words[at + 1]?.box.join() === box;
}

/** Letters of the span that are in none of its words. */
function placelessLetters(text: string, own: readonly WordBox[], span: Span): number {
  let count = 0;
  let at = Math.max(0, span.start);
  for (const { start, end } of own) {
    if (start > at) count += letters(text.slice(at, start));
    at = Math.max(at, end);
  }
  return count + letters(text.slice(at, Math.max(at, span.end)));
}

/**
 * Letters of other words whose middle lies under the boxes of these, unless they say the same (a field's value beside its print) or lie across
 * the page as a watermark.
 */
function lettersUnder(own: readonly WordBox[], others: readonly WordBox[], text: string): number {
  const around = own.reduce<Box>(
    ([x0, y0, x1, y1], { box }) => [
      Math.min(x0, box[0]),
      Math.min(y0, box[1]),
      Math.max(x1, box[2]),
      Math.max(y1, box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const highest = Math.max(...own.map(({ box }) => box[3] - box[1])) * watermarkHeight;
  let count = 0;
  for (const { start, end, box } of others) {
    if (box[3] - box[1] > highest) continue;
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    if (!holds(around, x, y)) continue;
    const above = own
      .filter((word) => holds(word.box, x, y))
      .map((word) => lettersOf(text.slice(word.start, word.end)));
    const under = lettersOf(text.slice(start, end));
    if (above.length > 0 && !above.some((word) => word.includes(under) || under.includes(word))) count += under.length;
  }
  return count;
}

function holds([x0, y0, x1, y1]: Box, x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** 0-1, weighted by length; 1 where nothing was recognised. */
function meanConfidence(words: readonly WordBox[]): number {
  let sum = 0;
  let length = 0;
  for (const { start, end, confidence = 1 } of words) {
    sum += (end - start) * confidence;
    length += end - start;
  }
  return length === 0 ? 1 : sum / length;
}
