import type { Block, BlockKind } from '../types.ts';
import type { BlockDraft } from './block-draft.ts';
import { cleanText } from './clean-text.ts';

/** Kinds whose neighbours of the same kind follow on the next line; everything else is set apart by an empty line. */
const tight: ReadonlySet<BlockKind> = new Set(['list-item', 'table-row', 'header', 'footer']);

/** What stands between two blocks in canonical text. */
export function blockSeparator(before: BlockKind, after: BlockKind): string {
  return before === after && tight.has(after) ? '\n' : '\n\n';
}

/** Cleans a draft's text: code keeps its layout, a row its tabs, all else has single spaces and no spaces at line ends. */
export function tidyBlockText(draft: BlockDraft): string {
  const text = cleanText(draft.text);
  if (draft.kind === 'code') return text.replace(/^(?:[ \t]*\n)+|\s+$/g, '');
  if (draft.kind === 'table-row') {
    const cells = text.split('\t').map((cell) => cell.replace(/\s+/g, ' ').trim());
    return cells.some((cell) => cell !== '') ? cells.join('\t').trimEnd() : '';
  }
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Joins drafts to one canonical text with exact block offsets; drafts without visible text vanish. */
export function joinBlocks(drafts: readonly BlockDraft[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
} {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const draft of drafts) {
    const text = tidyBlockText(draft);
    if (text.trim() === '') continue;
    const last = blocks.at(-1);
    if (last) {
      const separator = blockSeparator(last.kind, draft.kind);
      parts.push(separator);
      length += separator.length;
    }
    parts.push(text);
    blocks.push({ kind: draft.kind, level: draft.level, start: length, end: length + text.length });
    length += text.length;
  }
  return { text: parts.join(''), blocks };
}
