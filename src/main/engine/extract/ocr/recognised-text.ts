import type { BlockKind, Box, RecognisedPage } from '../../types.ts';
import { type PageText, pageText, type TextBlock, type TextWord } from '../pdf/page-text.ts';
import { type OcrLine, ocrLines } from './ocr-lines.ts';
import { ocrRows } from './ocr-rows.ts';
import { ocrTextLimits } from './ocr-text-limits.ts';
import { type UprightWord, uprightWords } from './upright-words.ts';

export type RecognisedText = PageText & {
  /** Mean of the words' confidence weighted by length, 0-1; 0 without words. */
  readonly confidence: number;
};

const listMark = /^(?:[•●○▪■◦‣⁃∙·*-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)])$/iu;

/**
 * Canonical text of a recognised page: words split at a line end joined, rows of tables on one line with `\t` between
 * cells, paragraphs and headings as blocks. Boxes are in points as displayed.
 * @param place `scale`: points per pixel; `x`, `y`: where the picture's top left stands on the page, in points
 */
export function recognisedText(
  page: RecognisedPage,
  place: { readonly x: number; readonly y: number; readonly scale: number },
): RecognisedText {
  const lines = ocrRows(ocrLines(uprightWords(page)));
  const usual = usualHeight(lines);
  const blocks: TextBlock[] = [];
  let paragraph: OcrLine[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push(blockOf(paragraph, usual, place));
    paragraph = [];
  };
  for (const line of lines) {
    const last = paragraph.at(-1);
    if (last && !continues(last, line, usual)) flush();
    paragraph.push(line);
  }
  flush();
  return { ...pageText(blocks), confidence: page.confidence };
}

function continues(last: OcrLine, line: OcrLine, usual: number): boolean {
  if (last.block !== line.block || last.paragraph !== line.paragraph) return false;
  if (last.cells.length > 1 || line.cells.length > 1 || isListItem(line)) return false;
  return headingLevel(last, usual) === headingLevel(line, usual);
}

function blockOf(
  lines: readonly OcrLine[],
  usual: number,
  place: { readonly x: number; readonly y: number; readonly scale: number },
): TextBlock {
  const [first] = lines;
  const words = lines.reduce((sum, line) => sum + line.words, 0);
  const level = first && words <= ocrTextLimits.headingWords ? headingLevel(first, usual) : 0;
  let kind: BlockKind = level > 0 ? 'heading' : 'paragraph';
  if (first && first.cells.length > 1) kind = 'table-row';
  else if (first && isListItem(first)) kind = 'list-item';
  return {
    kind,
    level: kind === 'heading' ? level : kind === 'list-item' ? 1 : 0,
    lines: lines.map((line) => line.cells.map((cell) => ({ words: cell.map((word) => textWord(word, place)) }))),
  };
}

function textWord(
  { text, box, confidence }: UprightWord,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): TextWord {
  const onPage: Box = [x + box[0] * scale, y + box[1] * scale, x + box[2] * scale, y + box[3] * scale];
  return { text, box: onPage, spaced: true, confidence };
}

function isListItem(line: OcrLine): boolean {
  const [mark, text] = line.cells[0] ?? [];
  return text !== undefined && listMark.test(mark?.text ?? '');
}

function headingLevel(line: OcrLine, usual: number): number {
  if (usual === 0 || line.words > ocrTextLimits.headingWords) return 0;
  if (!line.cells.flat().some((word) => /\p{L}{2}/u.test(word.text))) return 0;
  return ocrTextLimits.headingRatios.findIndex((ratio) => line.height >= usual * ratio) + 1;
}

/** Height of the lines most words stand in. */
function usualHeight(lines: readonly OcrLine[]): number {
  const heights = lines.flatMap((line) => Array.from({ length: line.words }, () => line.height));
  return heights.sort((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
}
