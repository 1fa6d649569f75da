import type { Block, BlockKind } from '../../types.ts';

/**
 * Blocks of text whose layout is kept: every run of lines that are not blank (for rows: every such line), without the space
 * around it.
 */
export function textBlocks(text: string, kind: BlockKind): Block[] {
  const blocks: Block[] = [];
  let start = -1;
  let end = 0;
  const flush = () => {
    if (start >= 0) blocks.push({ kind, level: 0, start, end });
    start = -1;
  };
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const lineEnd = next < 0 ? text.length : next;
    const line = text.slice(at, lineEnd);
    const kept = line.trim().length;
    if (kept === 0 || kind === 'table-row') flush();
    if (kept > 0) {
      const first = at + (line.length - line.trimStart().length);
      if (start < 0) start = first;
      end = first + kept;
    }
    at = lineEnd + 1;
  }
  flush();
  return blocks;
}
