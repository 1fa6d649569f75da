import { sentences, trimSpan } from '../sentences.ts';
import type { Block, BlockKind, Span } from '../types.ts';
import { cutLong } from './cut-long.ts';

/** The smallest thing a chunk is made of: a heading, a sentence, a table row or part of an overlong one. Offsets into the unit. */
export type Piece = Span & {
  readonly kind: BlockKind;
  readonly level: number;
  /** Index of the stretch of alike blocks (one table, one list) it belongs to; packing prefers to cut between stretches. */
  readonly group: number;
};

const furniture: ReadonlySet<BlockKind> = new Set(['header', 'footer']);

/** Running headers and footers among the blocks; none when the unit holds nothing else, for then they are its text. */
export function furnitureOf(text: string, blocks: readonly Block[]): readonly Block[] {
  const found = blocks.filter((block) => furniture.has(block.kind)).sort((a, b) => a.start - b.start);
  if (found.length === 0) return found;
  const rest = gaps(text.length, found).some(({ start, end }) => text.slice(start, end).trim() !== '');
  return rest ? found : [];
}

/**
 * Cuts a unit's text into pieces in reading order; together they hold everything but white space and `skip`.
 * Text outside any block counts as a paragraph. No piece is longer than `maxTokens` by the estimate.
 */
export function piecesOf(text: string, blocks: readonly Block[], skip: readonly Block[], maxTokens: number): Piece[] {
  const pieces: Piece[] = [];
  let group = 0;
  let previous: BlockKind | null = null;
  for (const block of withGaps(text, blocks)) {
    if (skip.some((other) => other.start === block.start && other.end === block.end)) continue;
    if (block.kind !== previous || block.kind === 'paragraph') group += 1;
    previous = block.kind;
    for (const span of spansOf(text, block)) {
      for (const part of cutLong(text, span, maxTokens)) {
        pieces.push({ ...part, kind: block.kind, level: block.level, group });
      }
    }
  }
  return pieces;
}

function spansOf(text: string, block: Block): Span[] {
  if (block.kind === 'heading' || block.kind === 'table-row') {
    const span = trimSpan(text, block.start, block.end);
    return span.end > span.start ? [span] : [];
  }
  if (block.kind === 'code') return linesOf(text, block);
  return sentences(text, block.start, block.end);
}

function linesOf(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  for (let at = block.start; at < block.end; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 || newline > block.end ? block.end : newline;
    const span = trimSpan(text, at, end);
    if (span.end > span.start) spans.push(span);
    at = end + 1;
  }
  return spans;
}

/** Blocks in order with the text between them as paragraphs; a block that overlaps the one before is cut to what is new. */
function withGaps(text: string, blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  let at = 0;
  for (const block of [...blocks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(block.start, at);
    const end = Math.min(block.end, text.length);
    if (start > at) all.push({ start: at, end: start, kind: 'paragraph', level: 0 });
    if (end > start) all.push({ ...block, start, end });
    at = Math.max(at, end);
  }
  if (at < text.length) all.push({ start: at, end: text.length, kind: 'paragraph', level: 0 });
  return all;
}

function gaps(length: number, blocks: readonly Span[]): Span[] {
  const out: Span[] = [];
  let at = 0;
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    if (block.start > at) out.push({ start: at, end: block.start });
    at = Math.max(at, block.end);
  }
  if (at < length) out.push({ start: at, end: length });
  return out;
}
