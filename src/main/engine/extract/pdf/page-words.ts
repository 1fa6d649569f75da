import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { logicalOrder } from './logical-order.ts';
import type { PageCharacter, TextStyle } from './page-characters.ts';
import { type Direction, turnedBox } from './page-frame.ts';

/** A word as set on the page: one box, one style. */
export type PageWord = {
  /** Canonical characters. */
  readonly text: string;
  /** As displayed. */
  readonly box: Box;
  /** The same box in a frame turned so that the word reads to the right. */
  readonly place: Box;
  readonly style: TextStyle;
  readonly direction: Direction;
  /** Whether a space stands before it on its line; false between the signs of Chinese or Japanese. */
  readonly spaced: boolean;
  /** Ends in a hyphen that PDFium takes for a split at a line end. */
  readonly hyphen: boolean;
};

/** Signs written without spaces between words: each gets a box of its own, so that part of a line can be marked. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u;

/** Nothing in it needs cleaning. */
const plain = /^[!-~]+$/;

/** Groups the characters of a page of the given size into words, in their order. */
export function pageWords(characters: readonly PageCharacter[], width: number, height: number): PageWord[] {
  const words: PageWord[] = [];
  let run: PageCharacter[] = [];
  let spaced = true;

  const put = (part: readonly PageCharacter[]) => {
    const first = part[0];
    const last = part.at(-1);
    if (!first || !last) return;
    let written = '';
    for (const character of part) written += character.text;
    const text = plain.test(written) ? written : cleanText(accented(written)).replace(/\s+/g, '');
    if (text === '') return;
    const box = around(part);
    const { direction } = first.style;
    const place = turnedBox(box, direction, width, height);
    words.push({ text, box, place, style: first.style, direction, spaced, hyphen: last.hyphen });
    spaced = false;
  };
  const flush = () => {
    const leader = leaderIn(run);
    put(run.slice(0, leader.start));
    if (leader.end > leader.start) {
      spaced = true;
      put(run.slice(leader.end));
    }
    run = [];
  };

  for (const character of logicalOrder(characters)) {
    if (character.box === null || character.text === ' ' || character.text.trim() === '') {
      // A sign without a Unicode value still stands between two others.
      if (character.text !== '') {
        flush();
        spaced = true;
      }
      continue;
    }
    const last = run.at(-1);
    if (last && isApart(last, character, width, height)) {
      flush();
      spaced = true;
    } else if (last && (isUnspaced(character.text) || isUnspaced(last.text))) flush();
    run.push(character);
  }
  flush();
  return words.filter((_, index) => !isSpacedLeader(words, index));
}

/** Most signs are told by their code; the pattern costs ten times as much. */
function isUnspaced(sign: string): boolean {
  return sign.charCodeAt(0) >= 0x2e80 && unspaced.test(sign);
}

/** Accents that old TeX sets as signs of their own before their letter, and the combining ones they stand for. */
const accents: Readonly<Record<string, string>> = {
  '\u00A8': '\u0308',
  '\u00B4': '\u0301',
  '\u02C6': '\u0302',
  '\u02C7': '\u030C',
  '\u02D8': '\u0306',
  '\u02DA': '\u030A',
  '\u02DC': '\u0303',
};

function accented(text: string): string {
  return text.replace(
    /([\u00A8\u00B4\u02C6\u02C7\u02D8\u02DA\u02DC])([A-Za-z\u0131])/g,
    (_, accent: string, letter: string) => {
      return (letter === '\u0131' ? 'i' : letter) + (accents[accent] ?? '');
    },
  );
}

/** Where a row of dots stands that leads from an entry to its page number; empty at the end when there is none. */
function leaderIn(run: readonly PageCharacter[]): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let at = 0; at <= run.length; at += 1) {
    if (run[at]?.text === '.') continue;
    if (at - start >= limits.extract.pdf.leaderDots) return { start, end: at };
    start = at + 1;
  }
  return { start: run.length, end: run.length };
}

/** Whether a word is one dot of such a row written with spaces in between. */
function isSpacedLeader(words: readonly PageWord[], index: number): boolean {
  const isDot = (at: number) => /^\.+$/.test(words[at]?.text ?? '');
  if (!isDot(index)) return false;
  let [first, last] = [index, index];
  while (index - first < limits.extract.pdf.leaderDots && isDot(first - 1)) first -= 1;
  while (last - index < limits.extract.pdf.leaderDots && isDot(last + 1)) last += 1;
  return last - first + 1 >= limits.extract.pdf.leaderDots;
}

function isApart(last: PageCharacter, next: PageCharacter, width: number, height: number): boolean {
  if (last.style.direction !== next.style.direction) return true;
  if (!last.box || !next.box) return true;
  const a = turnedBox(last.box, last.style.direction, width, height);
  const b = turnedBox(next.box, last.style.direction, width, height);
  const size = Math.max(last.style.size, next.style.size);
  const gap = Math.max(b[0] - a[2], a[0] - b[2]);
  if (gap > limits.extract.pdf.wordJump * size) return true;
  return verticalOverlap(a, b) <= 0 || isRaised(a, last, b, next) || isRaised(b, next, a, last);
}

/** Whether `mark` is a note mark or exponent beside `base`: searching for the word must find it without. */
function isRaised(basePlace: Box, base: PageCharacter, markPlace: Box, mark: PageCharacter): boolean {
  const { raisedRatio, raisedBy } = limits.extract.pdf;
  const ratio = mark.style.size / Math.max(0.01, base.style.size);
  if (ratio < raisedRatio.least || ratio > raisedRatio.most) return false;
  return markPlace[3] < basePlace[3] - raisedBy * base.style.size;
}

/** Common height of two boxes as a share of the lower one; at or below 0 they stand above each other. */
export function verticalOverlap(a: Box, b: Box): number {
  const common = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return common / Math.max(0.01, Math.min(a[3] - a[1], b[3] - b[1]));
}

function around(run: readonly PageCharacter[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of run) {
    if (!box) continue;
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  // Signs without a width of their own still stand somewhere.
  const least = limits.extract.pdf.smallestSize / 10;
  return [x0, y0, Math.max(x1, x0 + least), Math.max(y1, y0 + least)];
}
