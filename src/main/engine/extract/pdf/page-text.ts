import type { Block, BlockKind, Box } from '../../types.ts';
import type { WordBox } from '../../word-boxes.ts';
import { blockSeparator } from '../join-blocks.ts';

/** A word as it is written out; `spaced`: a space stands before it on its line. */
export type TextWord = { readonly text: string; readonly box: Box; readonly spaced: boolean };

/** What is needed of a block to write it out: lines of cells of words, from PDFium or from OCR. */
export type TextBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly lines: readonly (readonly { readonly words: readonly TextWord[] }[])[];
};

export type PageText = { readonly text: string; readonly blocks: readonly Block[]; readonly words: readonly WordBox[] };

const unspacedEdge = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u;
const unspacedStart = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const splitEnd = /\p{L}[-\u2010]$/u;
const splitStart = /^[\p{L}\p{N}]/u;

/** Writes blocks out as canonical text: words split at a line end joined (two boxes), lines of a paragraph joined by a space. */
export function pageText(pageBlocks: readonly TextBlock[]): PageText {
  const compounds = hyphenated(pageBlocks);
  const blocks: Block[] = [];
  const words: WordBox[] = [];
  let text = '';
  for (const block of pageBlocks) {
    const last = blocks.at(-1);
    const separator = last ? blockSeparator(last.kind, block.kind) : '';
    const start = text.length + separator.length;
    let own = '';
    let split = false;
    const put = (word: TextWord, before: string) => {
      let between = own === '' || split ? '' : before;
      if (between === ' ' && unspacedEdge.test(own) && unspacedStart.test(word.text)) between = '';
      own += between;
      words.push({ start: start + own.length, end: start + own.length + word.text.length, box: word.box });
      own += word.text;
      split = false;
    };
    block.lines.forEach((cells, lineIndex) => {
      const lineStart = own.length;
      cells.forEach((cell, cellIndex) => {
        cell.words.forEach((word, wordIndex) => {
          const first = wordIndex === 0;
          put(word, first && cellIndex > 0 ? '\t' : first || word.spaced ? ' ' : '');
        });
      });
      const next = block.lines[lineIndex + 1]?.[0]?.words[0];
      const lastWord = words.at(-1);
      if (!next || !lastWord || own.length === lineStart || !splitEnd.test(own) || !splitStart.test(next.text)) return;
      split = true;
      // "COVID-" + "19" and "Trace-" + "Monkey" have a hyphen of their own.
      if (!/^\p{Ll}/u.test(next.text)) return;
      // "well-" + "known" stays a compound when the page writes it with its hyphen elsewhere.
      const joined = `${/[\p{L}\p{N}'’-]*$/u.exec(own.slice(0, -1))?.[0] ?? ''}-${/^[\p{L}\p{N}]*/u.exec(next.text)?.[0] ?? ''}`;
      if (compounds.has(joined.toLowerCase())) return;
      own = own.slice(0, -1);
      // A word that was nothing but its hyphen has no part of the text left.
      words.pop();
      if (lastWord.end - 1 > lastWord.start) words.push({ ...lastWord, end: lastWord.end - 1 });
    });
    if (own === '') continue;
    text += separator + own;
    blocks.push({ kind: block.kind, level: block.level, start, end: start + own.length });
  }
  return { text, blocks, words };
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
