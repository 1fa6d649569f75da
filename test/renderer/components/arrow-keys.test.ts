import { expect, test } from 'vitest';
import { nextIndex, typedIndex } from '../../../src/renderer/components/arrow-keys.ts';

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowDown', -1, 0],
  ['ArrowUp', -1, 2],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['ArrowRight', 0, null],
  ['Enter', 0, null],
] as const)('%s from %i of three goes to %s', (key, at, next) => {
  expect(nextIndex(key, at, 3, 'vertical')).toBe(next);
});

test('a row is gone through from left to right', () => {
  expect(nextIndex('ArrowRight', 0, 3, 'horizontal')).toBe(1);
  expect(nextIndex('ArrowDown', 0, 3, 'horizontal')).toBeNull();
});

test('an empty menu has nowhere to go', () => {
  expect(nextIndex('End', -1, 0, 'vertical')).toBeNull();
});

test('a letter goes to the next item that begins with it, and round the end', () => {
  const labels = ['Save as CSV…', 'Save as JSON…', 'Delete'];
  expect(typedIndex('s', 0, labels)).toBe(1);
  expect(typedIndex('S', 1, labels)).toBe(0);
  expect(typedIndex('d', 0, labels)).toBe(2);
  expect(typedIndex('x', 0, labels)).toBe(-1);
});
