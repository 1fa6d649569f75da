/**
 * Blocks as they stand in a row of the page table: JSON without names, because a table of ten million cells would otherwise take six
 * times the room of its text. A block is `[kind, level, start, length]`; a spreadsheet row goes on with its row number, its columns
 * ('' = those of the row before) and the distances between the starts of its cells.
 */
import type { BlockKind } from '../../../preload/contract/shapes.ts';
import type { Block, Cell } from '../types.ts';

/** Stored by their index: only ever add at the end. */
const kinds: readonly BlockKind[] = [
  'heading',
  'paragraph',
  'list-item',
  'table-row',
  'code',
  'quote',
  'caption',
  'header',
  'footer',
];

type PackedCells = readonly [row: string, columns: string, distances: readonly number[]];
type PackedBlock =
  | readonly [kind: number, level: number, start: number, length: number]
  | readonly [kind: number, level: number, start: number, length: number, ...PackedCells];

export function packBlocks(blocks: readonly Block[]): string {
  let columnsBefore = '';
  const packed = blocks.map((block): PackedBlock => {
    const plain = [kinds.indexOf(block.kind), block.level, block.start, block.end - block.start] as const;
    if (!block.cells || block.cells.length === 0) return plain;
    const [row, columns, distances] = packCells(block.cells, block.start);
    const shown = columns === columnsBefore ? '' : columns;
    columnsBefore = columns;
    return [...plain, row, shown, distances];
  });
  return JSON.stringify(packed);
}

/** The counterpart of `packBlocks`; also reads blocks stored with names, as the first schema had them. */
export function unpackBlocks(stored: string): Block[] {
  const packed = JSON.parse(stored) as (PackedBlock | Block)[];
  let columns = '';
  return packed.map((entry) => {
    if (!isPacked(entry)) return entry;
    const [kind, level, start, length, row, shown, distances] = entry;
    const block = { kind: kinds[kind] as BlockKind, level, start, end: start + length };
    if (row === undefined || shown === undefined || distances === undefined) return block;
    columns = shown === '' ? columns : shown;
    return { ...block, cells: unpackCells([row, columns, distances], start) };
  });
}

function isPacked(entry: PackedBlock | Block): entry is PackedBlock {
  return Array.isArray(entry);
}

function packCells(cells: readonly Cell[], start: number): PackedCells {
  const parts = cells.map((cell) => /^(\D*)(\d*)$/.exec(cell.address));
  const row = parts[0]?.[2] ?? '';
  // Cells of several rows, or addresses of another make, stand whole, behind an empty row.
  const isRow = row !== '' && parts.every((part) => part?.[2] === row);
  const names = cells.map((cell, index) => (isRow ? (parts[index]?.[1] ?? '') : cell.address));
  let before = start;
  const distances = cells.map((cell) => {
    const distance = cell.start - before;
    before = cell.start;
    return distance;
  });
  return [isRow ? row : '', names.join(' '), distances];
}

function unpackCells([row, columns, distances]: PackedCells, start: number): Cell[] {
  const names = columns.split(' ');
  let at = start;
  return distances.map((distance, index) => {
    at += distance;
    return { start: at, address: `${names[index] ?? ''}${row}` };
  });
}
