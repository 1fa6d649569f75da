import { describe, expect, it } from 'vitest';
import type { BlockKind, TextBlock } from '../../../src/preload/contract/shapes.ts';
import { cellsOf, cutAtMark, groupBlocks } from '../../../src/renderer/views/document/block-groups.ts';

const block = (kind: BlockKind, start: number, text: string): TextBlock => ({
  kind,
  level: 0,
  text,
  start,
  end: start + text.length,
});

describe('block groups', () => {
  it('shows neighbouring rows as one table and neighbouring items as one list', () => {
    const groups = groupBlocks([
      block('paragraph', 0, 'a'),
      block('table-row', 2, 'b'),
      block('table-row', 4, 'c'),
      block('list-item', 6, 'd'),
      block('paragraph', 8, 'e'),
      block('list-item', 10, 'f'),
    ]);
    expect(groups.map((group) => [group.type, group.blocks.length])).toEqual([
      ['single', 1],
      ['table', 2],
      ['list', 1],
      ['single', 1],
      ['list', 1],
    ]);
  });

  it('cuts a row into cells whose offsets stay those of the document', () => {
    const row = block('table-row', 100, 'Rent\t£1,450\t');
    const cells = cellsOf(row);
    expect(cells.map((cell) => cell.text)).toEqual(['Rent', '£1,450', '']);
    for (const cell of cells) expect(row.text.slice(cell.start - 100, cell.end - 100)).toBe(cell.text);
  });

  it.each([
    ['inside', 4, 8, ['quic', 'k br', 'own']],
    ['to the end', 6, 99, ['quick ', 'brown']],
    ['from before', -5, 3, ['qui', 'ck brown']],
    ['the whole', -5, 99, ['quick brown']],
    ['elsewhere', 40, 50, ['quick brown']],
  ])('marks exactly the part of a block that is cited: %s', (_name, start, end, expected) => {
    const pieces = cutAtMark({ start: 1000, end: 1011, text: 'quick brown' }, { start: 1000 + start, end: 1000 + end });
    expect(pieces.map((piece) => piece.text)).toEqual(expected);
    const marked = pieces
      .filter((piece) => piece.marked)
      .map((piece) => piece.text)
      .join('');
    expect(marked).toBe('quick brown'.slice(Math.max(0, start), Math.max(0, end)));
  });
});
