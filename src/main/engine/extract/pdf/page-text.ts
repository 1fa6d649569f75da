import type { Block, BlockKind, Box } from '../../types.ts';
import type { WordBox } from '../../word-boxes.ts';
import { blockSeparator } from '../join-blocks.ts';
import { pdfLimits } from './limits.ts';

/** A word as it is written out; `spaced`: a space stands before it on its line; `confidence`: how surely it was recognised; `guessed`:
 * nobody knows its letters, so it has no place where it could be marked. */
export type TextWord = {
  readonly text: string;
  readonly box: Box;
  readonly spaced: boolean;
  readonly confidence?: number;
  readonly guessed?: boolean;
};

/** What is needed of a block to write it out: lines of cells of words, from PDFium or from OCR. */
export type TextBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly lines: readonly (readonly { readonly words: readonly TextWord[] }[])[];
};

export type PageText = { readonly text: string; readonly blocks: readonly Block[]; readonly words: readonly WordBox[] };

const unspacedEdge = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u;
const unspacedStart = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
/** The first of them in Unicode. */
const firstUnspaced = 0x2e80;
const splitEnd = /\p{L}[-\u2010]$/u;
const splitStart = /^[\p{L}\p{N}]/u;

/** Writes blocks out as canonical text: words split at a line end joined (two boxes), lines of a paragraph joined by a space. */
export function pageText(pageBlocks: readonly TextBlock[]): PageText {
  // Most pages split no word.
  let compounds: ReadonlySet<string> | null = null;
  const blocks: Block[] = [];
  const words: WordBox[] = [];
  /** Where words begin whose letters are guesses. */
  const guesses = new Set<number>();
  let text = '';
  for (const block of pageBlocks) {
    const last = blocks.at(-1);
    const separator = last ? blockSeparator(last.kind, block.kind) : '';
    const start = text.length + separator.length;
    const own = createWritten();
    let split = false;
    const put = (word: TextWord, before: string) => {
      let between = own.length() === 0 || split ? '' : before;
      if (between === ' ' && isUnspacedStart(word.text) && unspacedEdge.test(own.end(2))) between = '';
      own.add(between);
      const span = { start: start + own.length(), end: start + own.length() + word.text.length };
      const { box, confidence } = word;
      words.push(confidence === undefined ? { ...span, box } : { ...span, box, confidence });
      if (word.guessed) guesses.add(span.start);
      own.add(word.text);
      split = false;
    };
    block.lines.forEach((cells, lineIndex) => {
      const lineStart = own.length();
      cells.forEach((cell, cellIndex) => {
        cell.words.forEach((word, wordIndex) => {
          const first = wordIndex === 0;
          put(word, first && cellIndex > 0 ? '\t' : first || word.spaced ? ' ' : '');
        });
      });
      const next = block.lines[lineIndex + 1]?.[0]?.words[0];
      const lastWord = words.at(-1);
      if (!next || !lastWord || own.length() === lineStart || !splitEnd.test(own.end(3)) || !splitStart.test(next.text))
        return;
      split = true;
      // "COVID-" + "19" and "Trace-" + "Monkey" have a hyphen of their own.
      if (!/^\p{Ll}/u.test(next.text)) return;
      // "well-" + "known" stays a compound when the page writes it with its hyphen elsewhere.
      const joined = `${/[\p{L}\p{N}'’-]*$/u.exec(own.end(pdfLimits.longestWord).slice(0, -1))?.[0] ?? ''}-${/^[\p{L}\p{N}]*/u.exec(next.text)?.[0] ?? ''}`;
      compounds ??= hyphenated(pageBlocks);
      if (compounds.has(joined.toLowerCase())) return;
      own.dropLast();
      // A word that was nothing but its hyphen has no part of the text left.
      words.pop();
      if (lastWord.end - 1 > lastWord.start) words.push({ ...lastWord, end: lastWord.end - 1 });
    });
    if (own.length() === 0) continue;
    text += separator + own.whole();
    blocks.push({ kind: block.kind, level: block.level, start, end: start + own.length() });
  }
  return { text, blocks, words: guesses.size === 0 ? words : words.filter(({ start }) => !guesses.has(start)) };
}

/** Most signs are told by their code; the pattern costs ten times as much. */
function isUnspacedStart(text: string): boolean {
  return text.charCodeAt(0) >= firstUnspaced && unspacedStart.test(text);
}

/** A text in the making whose end can be looked at: a string that is looked at after each addition is copied whole each time. */
function createWritten() {
  const parts: string[] = [];
  let length = 0;
  return {
    length: () => length,
    add(part: string): void {
      if (part === '') return;
      parts.push(part);
      length += part.length;
    },
    /** Its last UTF-16 units, at most so many. */
    end(most: number): string {
      let end = '';
      for (let at = parts.length - 1; at >= 0 && end.length < most; at -= 1) end = parts[at] + end;
      return end.slice(-most);
    },
    /** Takes its last UTF-16 unit away. */
    dropLast(): void {
      const last = (parts.pop() ?? '').slice(0, -1);
      if (last !== '') parts.push(last);
      length = Math.max(0, length - 1);
    },
    whole: () => parts.join(''),
  };
}

/** Words the page writes with a hyphen inside a line, lower case. */
function hyphenated(blocks: readonly TextBlock[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const block of blocks) {
    for (const cells of block.lines) {
      for (const cell of cells) {
        for (const word of cell.words) {
          if (!word.text.includes('-')) continue;
          const compound = /[\p{L}\p{N}'’]+-[\p{L}\p{N}-]*[\p{L}\p{N}]/u.exec(word.text)?.[0];
          if (compound) found.add(compound.toLowerCase());
        }
      }
    }
  }
  return found;
}
