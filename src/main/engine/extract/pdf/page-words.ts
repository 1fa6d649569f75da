import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { blank, type CharacterTable, guessed, hyphen, placed } from './character-table.ts';
import { logicalOrder } from './logical-order.ts';
import { type Direction, putTurned, turnedBox } from './page-frame.ts';
import { plainStyle, type TextStyle } from './text-style.ts';

const { leaderDots, raisedBy, raisedRatio, smallestSize, wordJump } = limits.extract.pdf;

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
  /** Most of its letters are guesses: the font does not tell them. */
  readonly guessed?: boolean;
};

/** Signs written without spaces between words: each gets a box of its own, so that part of a line can be marked. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u;

/** The first of them in Unicode. */
const firstUnspaced = 0x2e80;

/** Nothing in it needs cleaning. */
const plain = /^[!-~]+$/;

/** Groups the characters of a page of the given size into words, in their order. */
export function pageWords(found: CharacterTable, width: number, height: number): PageWord[] {
  const characters = logicalOrder(found);
  const { count, text, starts, marks, styleOf, styles } = characters;
  const words: PageWord[] = [];
  const lastPlace = new Float64Array(4);
  const nextPlace = new Float64Array(4);
  let first = -1;
  let last = -1;
  let dots = 0;
  let mostDots = 0;
  let spaced = true;

  /** Makes a word of what `from` to `to` have; characters in between without a sign do not count. */
  const put = (from: number, to: number) => {
    const written = text.slice(starts[from], starts[to + 1]);
    const shown = plain.test(written) ? written : cleanText(accented(written)).replace(/\s+/g, '');
    if (shown === '') return;
    const style = styles[styleOf[from] ?? 0] ?? plainStyle;
    const box = around(characters, from, to);
    const { direction } = style;
    const place = turnedBox(box, direction, width, height);
    const word = { text: shown, box, place, style, direction, spaced, hyphen: ((marks[to] ?? 0) & hyphen) !== 0 };
    words.push(isGuess(characters, from, to) ? { ...word, guessed: true } : word);
    spaced = false;
  };
  const flush = () => {
    if (first < 0) return;
    const leader = mostDots < leaderDots ? null : leaderIn(characters, first, last);
    if (!leader) put(first, last);
    else {
      if (leader.before >= first) put(first, leader.before);
      spaced = true;
      if (leader.after <= last) put(leader.after, last);
    }
    first = -1;
    last = -1;
    dots = 0;
    mostDots = 0;
  };

  for (let at = 0; at < count; at += 1) {
    const start = starts[at] ?? 0;
    if (((marks[at] ?? 0) & (placed | blank)) !== placed) {
      // A sign without a Unicode value still stands between two others.
      if (start !== starts[at + 1]) {
        flush();
        spaced = true;
      }
      continue;
    }
    const code = text.charCodeAt(start);
    if (last >= 0) {
      const style = styles[styleOf[last] ?? 0] ?? plainStyle;
      const next = styles[styleOf[at] ?? 0] ?? plainStyle;
      putTurned(characters.boxes, last * 4, style.direction, width, height, lastPlace);
      putTurned(characters.boxes, at * 4, style.direction, width, height, nextPlace);
      if (isApart(lastPlace, style, nextPlace, next)) {
        flush();
        spaced = true;
      } else if (isUnspaced(code, characters, at) || isUnspaced(text.charCodeAt(starts[last] ?? 0), characters, last))
        flush();
    }
    if (first < 0) first = at;
    last = at;
    dots = code === 0x2e ? dots + 1 : 0;
    mostDots = Math.max(mostDots, dots);
  }
  flush();
  return words.filter((_, index) => !isSpacedLeader(words, index));
}

/** Most signs are told by their code; the pattern costs ten times as much. */
function isUnspaced(code: number, { text, starts }: CharacterTable, at: number): boolean {
  return code >= firstUnspaced && unspaced.test(text.slice(starts[at], starts[at + 1]));
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

/**
 * The first row of dots from `from` to `to` that leads from an entry to its page number: the last character before it and the
 * first after it, which lie outside when there is none.
 */
function leaderIn(
  { text, starts }: CharacterTable,
  from: number,
  to: number,
): { readonly before: number; readonly after: number } | null {
  let before = from - 1;
  let dots = 0;
  for (let at = from; at <= to; at += 1) {
    const start = starts[at] ?? 0;
    if (start === starts[at + 1]) continue;
    if (text.charCodeAt(start) === 0x2e) {
      dots += 1;
      continue;
    }
    if (dots >= leaderDots) return { before, after: at };
    before = at;
    dots = 0;
  }
  return dots >= leaderDots ? { before, after: to + 1 } : null;
}

/** Whether a word is one dot of such a row written with spaces in between. */
function isSpacedLeader(words: readonly PageWord[], index: number): boolean {
  if (!isDots(words[index])) return false;
  let [first, last] = [index, index];
  while (index - first < leaderDots && isDots(words[first - 1])) first -= 1;
  while (last - index < leaderDots && isDots(words[last + 1])) last += 1;
  return last - first + 1 >= leaderDots;
}

function isDots(word: PageWord | undefined): boolean {
  return word !== undefined && word.text.charCodeAt(0) === 0x2e && /^\.+$/.test(word.text);
}

/** Whether two characters that follow each other belong to two words; both in the frame turned for the first. */
function isApart(a: Float64Array, style: TextStyle, b: Float64Array, next: TextStyle): boolean {
  if (style.direction !== next.direction) return true;
  const foot = a[3] ?? 0;
  const nextFoot = b[3] ?? 0;
  const gap = Math.max((b[0] ?? 0) - (a[2] ?? 0), (a[0] ?? 0) - (b[2] ?? 0));
  if (gap > wordJump * Math.max(style.size, next.size)) return true;
  // As `verticalOverlap`, of which only the sign matters.
  if (Math.min(foot, nextFoot) - Math.max(a[1] ?? 0, b[1] ?? 0) <= 0) return true;
  return isRaised(foot, style.size, nextFoot, next.size) || isRaised(nextFoot, next.size, foot, style.size);
}

/** Whether a mark, by its foot and size, is a note mark or exponent beside its base: searching for the word must find it without. */
function isRaised(baseFoot: number, baseSize: number, markFoot: number, markSize: number): boolean {
  const ratio = markSize / Math.max(0.01, baseSize);
  if (ratio < raisedRatio.least || ratio > raisedRatio.most) return false;
  return markFoot < baseFoot - raisedBy * baseSize;
}

/** Common height of two boxes as a share of the lower one; at or below 0 they stand above each other. */
export function verticalOverlap(a: Box, b: Box): number {
  const common = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return common / Math.max(0.01, Math.min(a[3] - a[1], b[3] - b[1]));
}

/** Whether most of the characters from one to another have a sign that was guessed. */
function isGuess({ marks }: CharacterTable, from: number, to: number): boolean {
  let guesses = 0;
  for (let at = from; at <= to; at += 1) if (((marks[at] ?? 0) & guessed) !== 0) guesses += 1;
  return guesses * 2 > to - from + 1;
}

/** The box around the characters from one to another that have a sign. */
function around({ starts, boxes }: CharacterTable, from: number, to: number): Box {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let at = from; at <= to; at += 1) {
    if (starts[at] === starts[at + 1]) continue;
    x0 = Math.min(x0, boxes[at * 4] ?? 0);
    y0 = Math.min(y0, boxes[at * 4 + 1] ?? 0);
    x1 = Math.max(x1, boxes[at * 4 + 2] ?? 0);
    y1 = Math.max(y1, boxes[at * 4 + 3] ?? 0);
  }
  // Signs without a width of their own still stand somewhere.
  const least = smallestSize / 10;
  return [x0, y0, Math.max(x1, x0 + least), Math.max(y1, y0 + least)];
}
