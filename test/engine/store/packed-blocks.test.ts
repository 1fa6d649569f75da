import { expect, test } from 'vitest';
import { packBlocks, unpackBlocks } from '../../../src/main/engine/store/packed-blocks.ts';
import type { Block } from '../../../src/main/engine/types.ts';

const row = (index: number, addresses: readonly string[]): Block => ({
  kind: 'table-row',
  level: 0,
  start: index * 40,
  end: index * 40 + 39,
  cells: addresses.map((address, cell) => ({ start: index * 40 + cell * 7, address })),
});

test('blocks and cells come back as they were', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 2, start: 0, end: 12 },
    { kind: 'paragraph', level: 0, start: 13, end: 20 },
    row(1, ['A1', 'B1', 'C1']),
    row(2, ['A2', 'B2', 'C2']),
    row(3, ['A3', 'D3']),
    row(4, ['B7', 'B8']),
    row(5, ['Totals', '']),
    row(6, ['A6', 'D6']),
    { kind: 'footer', level: 0, start: 300, end: 301 },
  ];
  expect(unpackBlocks(packBlocks(blocks))).toEqual(blocks);
});

test('blocks of the first schema are still understood', () => {
  const blocks: Block[] = [{ kind: 'list-item', level: 1, start: 3, end: 9 }];
  expect(unpackBlocks(JSON.stringify(blocks))).toEqual(blocks);
});

test('a row of a table takes little more room than its text', () => {
  const blocks = Array.from({ length: 1000 }, (_, index) =>
    row(
      index,
      ['A', 'B', 'C', 'D'].map((c) => c + index),
    ),
  );
  expect(packBlocks(blocks).length / blocks.length).toBeLessThan(40);
  expect(unpackBlocks(packBlocks(blocks))).toEqual(blocks);
});
