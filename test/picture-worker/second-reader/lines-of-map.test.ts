import { expect, test } from 'vitest';
import { linesOfMap } from '../../../src/main/picture-worker/second-reader/lines-of-map.ts';

/** A map of 200 x 100 with what `at` gives for each pixel. */
function map(at: (x: number, y: number) => number) {
  const [width, height] = [200, 100];
  const values = Float32Array.from({ length: width * height }, (_, index) =>
    at(index % width, Math.floor(index / width)),
  );
  return { values, width, height };
}

const within = (x: number, y: number, [x0, y0, x1, y1]: readonly [number, number, number, number]) =>
  x >= x0 && x < x1 && y >= y0 && y < y1;

test('a line is widened by what it was shrunk by in teaching', () => {
  const [line, ...others] = linesOfMap(map((x, y) => (within(x, y, [20, 40, 120, 50]) ? 0.9 : 0)));
  expect(others).toEqual([]);
  expect(line?.middle).toEqual([70, 45]);
  expect(line?.slope).toBeCloseTo(0);
  // Area 1,000 over edges 220, times 1.6: 7.3 pixels on each side.
  expect(line?.height).toBeCloseTo(10 + 14.5, 0);
  expect(line?.width).toBeCloseTo(100 + 14.5, 0);
});

test('lines apart are two, and what is unlikely or tiny is none', () => {
  const lines = linesOfMap(
    map((x, y) => {
      if (within(x, y, [10, 10, 90, 20]) || within(x, y, [10, 30, 90, 40])) return 0.8;
      if (within(x, y, [110, 10, 190, 20])) return 0.35;
      return within(x, y, [150, 60, 152, 62]) ? 0.9 : 0;
    }),
  );
  expect(lines.map(({ middle }) => middle[1])).toEqual([15, 35]);
});

test('a slanted line keeps its slope and its own height', () => {
  const slope = 0.1;
  const [line] = linesOfMap(map((x, y) => (x >= 20 && x < 180 && Math.abs(y - 50 - (x - 100) * slope) < 5 ? 0.9 : 0)));
  expect(line?.slope).toBeCloseTo(slope, 1);
  expect(line?.middle[0]).toBeCloseTo(100, 0);
  // An upright box would be 16 pixels higher.
  expect(line?.height).toBeLessThan(30);
});
