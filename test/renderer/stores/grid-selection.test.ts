import { expect, it } from 'vitest';
import { isSingle, placeAfterKey, rangeOf } from '../../../src/renderer/stores/grid-selection.ts';
import { isNarrowed, plainQuery, rowRequest, sortOf } from '../../../src/renderer/stores/row-query.ts';

const size = { rows: 100, columns: 6 };
const at = { row: 10, column: 2 };

it.each([
  ['ArrowDown', false, { row: 11, column: 2 }],
  ['ArrowLeft', false, { row: 10, column: 1 }],
  ['ArrowDown', true, { row: 99, column: 2 }],
  ['ArrowRight', true, { row: 10, column: 5 }],
  ['PageUp', false, { row: 0, column: 2 }],
  ['PageDown', false, { row: 30, column: 2 }],
  ['Home', false, { row: 10, column: 0 }],
  ['End', true, { row: 99, column: 5 }],
  ['Tab', false, null],
] as const)('%s, to the edge: %s', (key, toEdge, expected) => {
  expect(placeAfterKey(key, toEdge, at, size, 20)).toEqual(expected);
});

it('an empty table has one place and no key leaves it', () => {
  expect(placeAfterKey('ArrowDown', true, { row: 0, column: 0 }, { rows: 0, columns: 6 }, 20)).toEqual({
    row: 0,
    column: 0,
  });
});

it('a range is the same whichever corner it began in', () => {
  const other = { row: 3, column: 5 };
  expect(rangeOf(at, other)).toEqual(rangeOf(other, at));
  expect(isSingle(rangeOf(at, other))).toBe(false);
  expect(isSingle(rangeOf(at, at))).toBe(true);
});

it('a query is asked for without the spaces around its words', () => {
  const query = { ...plainQuery, contains: ' tax ', where: new Map([['total', '7']]) };
  expect(rowRequest('r', query, 100)).toMatchObject({
    ...{ contains: 'tax', where: [{ field: 'total', contains: '7' }], from: 100, sort: 'ordinal' },
  });
  expect(isNarrowed(query)).toBe(true);
  expect(isNarrowed({ ...plainQuery, contains: '  ' })).toBe(false);
});

it('a head shows the order of its own column alone', () => {
  const query = { ...plainQuery, sort: { field: 'total', by: 'value' } as const, descending: true };
  expect(sortOf(query, { field: 'total', by: 'value' })).toBe('descending');
  expect(sortOf(query, { field: 'total', by: 'confidence' })).toBeNull();
  expect(sortOf(query, 'file')).toBeNull();
});
