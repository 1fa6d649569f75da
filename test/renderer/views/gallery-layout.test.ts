import { describe, expect, it } from 'vitest';
import { pictureLimits } from '../../../src/renderer/picture-limits.ts';
import {
  fittingCell,
  type GallerySection,
  layOutGallery,
  moveByKey,
  placeOfCell,
  sectionOf,
  visiblePart,
} from '../../../src/renderer/views/pictures/gallery-layout.ts';

const sections = (...counts: number[]): GallerySection[] =>
  counts.map((count, index) => ({ key: `s${index}`, title: `Section ${index}`, count }));
const room = { width: 1040, height: 700 };
const usual = pictureLimits.cell.usual;

describe('the layout of the gallery', () => {
  it('lets no two cells overlap, and puts each below its own heading', () => {
    const layout = layOutGallery(sections(5, 1, 13), room, usual);
    const places = Array.from({ length: layout.count }, (_, index) => placeOfCell(layout, index));
    for (const [index, place] of places.entries()) {
      const section = sectionOf(layout, index);
      expect(place.top).toBeGreaterThanOrEqual(section?.bodyTop ?? Number.POSITIVE_INFINITY);
      expect(place.left + layout.cell).toBeLessThanOrEqual(room.width);
      for (const other of places.slice(index + 1)) {
        const apart =
          Math.abs(other.left - place.left) >= layout.cell || Math.abs(other.top - place.top) >= layout.cellHeight;
        expect(apart).toBe(true);
      }
    }
    expect(layout.count).toBe(19);
    expect(layout.height).toBeGreaterThan((places.at(-1)?.top ?? 0) + layout.cellHeight);
  });

  it('shows what stands between two heights and nothing that is far away', () => {
    const layout = layOutGallery(sections(300, 300, 300), room, usual);
    const third = layout.sections[2]?.top ?? 0;
    const part = visiblePart(layout, third - 10, third + 200);
    expect(part.sections.map(({ key }) => key)).toEqual(['s1', 's2']);
    expect(part.first).toBeGreaterThan(290);
    expect(part.end).toBeLessThanOrEqual(600 + 2 * layout.columns);
    expect(visiblePart(layout, -400, -100)).toMatchObject({ first: 0, end: 0 });
  });

  it('never asks for more cells than the window may hold, whatever its size and the cells’', () => {
    for (const [width, height] of [
      [320, 400],
      [1280, 800],
      [2560, 1440],
      [5120, 2880],
    ] as const) {
      for (const cell of [pictureLimits.cell.least, usual, pictureLimits.cell.most]) {
        const layout = layOutGallery(sections(2000), { width, height }, cell);
        const { first, end } = visiblePart(
          layout,
          5000 - pictureLimits.overscan,
          5000 + height + pictureLimits.overscan,
        );
        expect(end - first).toBeLessThanOrEqual(pictureLimits.cells);
        // The limit must not cut off what is seen.
        const seen = visiblePart(layout, 5000, 5000 + height);
        expect(end).toBeGreaterThanOrEqual(seen.end);
      }
    }
    expect(fittingCell(usual, { width: 1280, height: 800 }, 1)).toBe(usual);
  });

  it('finds the picture by halving: 20,000 documents with one picture each are laid out and looked up', () => {
    const layout = layOutGallery(sections(...Array.from({ length: 20_000 }, () => 1)), room, usual);
    expect(sectionOf(layout, 12_345)?.key).toBe('s12345');
    const { first, end } = visiblePart(layout, placeOfCell(layout, 12_345).top, placeOfCell(layout, 12_345).top + 10);
    expect([first, end]).toEqual([12_345, 12_346]);
  });

  it('goes by keys through rows and across sections, staying in the column', () => {
    const layout = layOutGallery(sections(8, 3, 9), room, usual);
    expect(layout.columns).toBe(6);
    expect(moveByKey(layout, -1, 'ArrowDown', 2)).toBe(0);
    expect(moveByKey(layout, 4, 'ArrowRight', 2)).toBe(5);
    expect(moveByKey(layout, 0, 'ArrowLeft', 2)).toBe(0);
    // Below the fifth stands nothing in the second row: its last one is meant.
    expect(moveByKey(layout, 4, 'ArrowDown', 2)).toBe(7);
    expect(moveByKey(layout, 7, 'ArrowDown', 2)).toBe(9);
    expect(moveByKey(layout, 9, 'ArrowUp', 2)).toBe(7);
    expect(moveByKey(layout, 19, 'ArrowDown', 2)).toBe(19);
    expect(moveByKey(layout, 0, 'PageDown', 2)).toBe(8);
    expect(moveByKey(layout, 3, 'End', 2)).toBe(19);
    expect(moveByKey(layOutGallery([], room, usual), -1, 'Home', 2)).toBe(-1);
  });
});
