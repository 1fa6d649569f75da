/** Pure: gathers neighbouring blocks that are shown together (rows of a table, items of a list), and cuts rows into cells. */
import type { Span, TextBlock } from '../../../preload/contract/shapes.ts';

export type BlockGroup = { readonly type: 'single' | 'list' | 'table'; readonly blocks: readonly TextBlock[] };

export function groupBlocks(blocks: readonly TextBlock[]): BlockGroup[] {
  const groups: { type: BlockGroup['type']; blocks: TextBlock[] }[] = [];
  for (const block of blocks) {
    const type = block.kind === 'list-item' ? 'list' : block.kind === 'table-row' ? 'table' : 'single';
    const last = groups.at(-1);
    if (last && type !== 'single' && last.type === type) last.blocks.push(block);
    else groups.push({ type, blocks: [block] });
  }
  return groups;
}

export type Piece = Span & { readonly text: string };

/** The cells of a table row with their offsets; cells are parted by tabs or bars. */
export function cellsOf(row: TextBlock): Piece[] {
  const cells: Piece[] = [];
  let at = 0;
  for (const match of row.text.matchAll(/\t| \| /g)) {
    cells.push({ start: row.start + at, end: row.start + match.index, text: row.text.slice(at, match.index) });
    at = match.index + match[0].length;
  }
  cells.push({ start: row.start + at, end: row.end, text: row.text.slice(at) });
  return cells;
}

/** Cuts a piece of text at a marked span: before, inside, after; empty pieces are left out. */
export function cutAtMark(piece: Piece, mark: Span | null): readonly (Piece & { readonly marked: boolean })[] {
  const start = Math.min(Math.max(mark?.start ?? piece.end, piece.start), piece.end);
  const end = Math.min(Math.max(mark?.end ?? piece.end, start), piece.end);
  const cut = (from: number, to: number, marked: boolean) => ({
    start: from,
    end: to,
    text: piece.text.slice(from - piece.start, to - piece.start),
    marked,
  });
  return [cut(piece.start, start, false), cut(start, end, true), cut(end, piece.end, false)].filter(
    (each) => each.text !== '',
  );
}
