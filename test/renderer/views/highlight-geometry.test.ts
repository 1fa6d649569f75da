import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/preload/contract/shapes.ts';
import { joinLines, placeBox } from '../../../src/renderer/views/document/highlight-geometry.ts';

describe('placeBox', () => {
  it('scales points to the drawn page, across and down on their own', () => {
    expect(placeBox([60, 80, 124, 100], { width: 612, height: 792 }, { width: 306, height: 396 })).toEqual({
      left: 30,
      top: 40,
      width: 32,
      height: 10,
    });
  });

  it('keeps a rotated page’s boxes on it: the stored size is the size as displayed', () => {
    const landscape = { width: 792, height: 612 };
    expect(placeBox([700, 500, 792, 612], landscape, { width: 1584, height: 1224 })).toEqual({
      left: 1400,
      top: 1000,
      width: 184,
      height: 224,
    });
  });
});

describe('joinLines', () => {
  const word = (x: number, y: number, width = 30): Box => [x, y, x + width, y + 10];

  it('joins the words of a line and starts anew on the next', () => {
    expect(joinLines([word(10, 100), word(44, 101), word(78, 99), word(10, 114)])).toEqual([
      [10, 99, 108, 111],
      [10, 114, 40, 124],
    ]);
  });

  it('does not bridge two columns of the same height', () => {
    expect(joinLines([word(250, 700), word(320, 700)])).toHaveLength(2);
  });

  it('joins words written from right to left', () => {
    expect(joinLines([word(78, 100), word(44, 100), word(10, 100)])).toEqual([[10, 100, 108, 110]]);
  });

  it('has nothing to join in an empty place', () => {
    expect(joinLines([])).toEqual([]);
  });
});
