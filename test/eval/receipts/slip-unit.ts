import { recognisedText } from '../../../src/main/engine/extract/ocr/recognised-text.ts';
import type { Unit } from '../../../src/main/engine/types.ts';
import { packWords } from '../../../src/main/engine/word-boxes.ts';
import { recognisedLines } from './recognised-lines.ts';
import type { StyledSlip } from './slip-styles.ts';

/** A slip as recognition would give it; `misread`: the share of its letters that are read wrong. */
export function slipUnit({ lines }: Pick<StyledSlip, 'lines'>, seed: number, misread: number): Unit {
  const { text, blocks, words } = recognisedText(recognisedLines(lines, seed, misread), { x: 0, y: 0, scale: 0.36 });
  return {
    ...{ index: 0, number: 1, label: null, size: null, ocrConfidence: 0.95, doubts: [], source: 'ocr' },
    ...{ text, blocks, words: packWords(words) },
  };
}
