import type { Block, BlockKind } from '../../types.ts';

/** Blocks of text whose layout is kept: every run of lines that are not blank, without the space around it. */
export function textBlocks(text: string, kind: BlockKind): Block[] {
  const blocks: Block[] = [];
  const run = kind === 'table-row' ? /[^\n]*\S[^\n]*/g : /[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g;
  for (const match of text.matchAll(run)) {
    const lead = match[0].length - match[0].trimStart().length;
    blocks.push({ kind, level: 0, start: match.index + lead, end: match.index + match[0].trimEnd().length });
  }
  return blocks;
}
