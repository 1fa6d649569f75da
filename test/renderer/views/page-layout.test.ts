import { describe, expect, it } from 'vitest';
import { fitWidth, layOutPages, pageAt, pageGap } from '../../../src/renderer/views/document/page-layout.ts';

const letter = { width: 612, height: 792 };
const narrow = { width: 306, height: 400 };
const wide = { width: 1224, height: 792 };

describe('page layout', () => {
  it('lays pages of different sizes under one another without overlap', () => {
    const { tops, sizes, height } = layOutPages([letter, narrow, letter], 0.5);
    expect(tops).toEqual([pageGap, 2 * pageGap + 396, 3 * pageGap + 396 + 200]);
    expect(sizes[1]).toEqual({ width: 153, height: 200 });
    expect(height).toBe(4 * pageGap + 396 + 200 + 396);
  });

  it('draws a fold-out as wide as the first page, so that no page is pushed aside', () => {
    const { sizes, width } = layOutPages([letter, wide], 1);
    expect(sizes[1]).toEqual({ width: 612, height: 396 });
    expect(width).toBe(612 + 2 * pageGap);
  });

  it('finds the page at any height, also beyond the ends', () => {
    const layout = layOutPages(
      Array.from({ length: 5_000 }, () => letter),
      1,
    );
    expect(pageAt(layout, -50)).toBe(0);
    expect(pageAt(layout, layout.tops[2_713] ?? 0)).toBe(2_713);
    expect(pageAt(layout, (layout.tops[2_713] ?? 0) - 1)).toBe(2_712);
    expect(pageAt(layout, 1e12)).toBe(4_999);
  });

  it('fits the first page into the room', () => {
    expect(fitWidth([letter], 612 + 2 * pageGap)).toBe(1);
    expect(fitWidth([], 0)).toBeGreaterThan(0);
  });
});
