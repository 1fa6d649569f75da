import { describe, expect, it } from 'vitest';
import { parseByteRange } from '../../src/main/app/byte-range.ts';

describe('parseByteRange', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=990-', { start: 990, end: 999 }],
    ['bytes=-10', { start: 990, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=10-5000', { start: 10, end: 999 }],
    ['bytes=999-999', { start: 999, end: 999 }],
  ])('reads %s of 1000 bytes', (header, range) => {
    expect(parseByteRange(header, 1000)).toEqual(range);
  });

  it.each([null, '', 'bytes=', 'bytes=-', 'items=0-5', 'bytes=0-5,7-9', 'bytes=9-5', 'bytes=a-b'])(
    'sends the whole file for %s',
    (header) => {
      expect(parseByteRange(header, 1000)).toBeNull();
    },
  );

  it.each([
    ['bytes=1000-', 1000],
    ['bytes=0-', 0],
    ['bytes=-0', 1000],
  ])('cannot satisfy %s of %i bytes', (header, size) => {
    expect(parseByteRange(header, size)).toBe('unsatisfiable');
  });
});
