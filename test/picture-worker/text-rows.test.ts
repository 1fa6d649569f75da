/** Rows of letters told by the letters alone, and what is no letter taken out. */
import { expect, test } from 'vitest';
import type { Letters } from '../../src/main/picture-worker/find-letters.ts';
import type { GreyRaster } from '../../src/main/picture-worker/raster.ts';
import { readRows } from '../../src/main/picture-worker/read-rows.ts';
import { textRows } from '../../src/main/picture-worker/text-rows.ts';
import { strokesOf, withoutStrokes } from '../../src/main/picture-worker/without-strokes.ts';

type Box = readonly [number, number, number, number];

const lettersAt = (boxes: readonly Box[]): Letters => ({
  count: boxes.length,
  left: Int32Array.from(boxes, ([left]) => left),
  top: Int32Array.from(boxes, ([, top]) => top),
  right: Int32Array.from(boxes, ([, , right]) => right - 1),
  bottom: Int32Array.from(boxes, ([, , , bottom]) => bottom - 1),
});
/** So many letters of 10 by 20 pixels from a place on. */
const word = (count: number, left: number, top: number, height = 20): Box[] =>
  Array.from({ length: count }, (_, at) => [left + at * 14, top, left + at * 14 + 10, top + height] as const);

test('a row is in parts where a gap is wide, a sum in double height among them', () => {
  const rows = textRows(lettersAt([...word(5, 10, 100), ...word(4, 300, 90, 40), ...word(3, 10, 160)]), 20);
  expect(rows).toEqual([
    [
      [10, 100, 76, 120],
      [300, 90, 352, 130],
    ],
    [[10, 160, 48, 180]],
  ]);
});

test('a row that bends with the paper is one row, and the one under it another', () => {
  const bent = (top: number) =>
    Array.from({ length: 40 }, (_, at) => {
      const down = top + Math.round(24 * Math.sin((at / 39) * Math.PI));
      return [at * 14, down, at * 14 + 10, down + 20] as const;
    });
  const rows = textRows(lettersAt([...bent(100), ...bent(140)]), 20);
  expect(rows).toHaveLength(2);
  expect(rows[0]?.[0]).toEqual([0, 100, 39 * 14 + 10, 144]);
});

test('dots and single specks are no rows', () => {
  expect(
    textRows(
      lettersAt([
        [10, 10, 13, 13],
        [20, 10, 23, 13],
        [50, 200, 60, 220],
      ]),
      20,
    ),
  ).toEqual([]);
});

/** A page of a ground and dark boxes on it. */
function page(ground: number, ink: number, boxes: readonly Box[]): GreyRaster {
  const [width, height] = [400, 200];
  const pixels = new Uint8Array(width * height).fill(ground);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y += 1) pixels.fill(ink, y * width + left, y * width + right);
  }
  return { pixels, width, height, channels: 1 };
}

test('rules and strokes of a pen leave the ground beside them, letters stay', () => {
  const rule: Box = [10, 60, 390, 62];
  const pen: Box = [300, 90, 303, 180];
  const given = page(200, 90, [...word(4, 20, 100), rule, pen]);
  const clean = withoutStrokes(given, strokesOf(given, 128, 20));
  expect([...clean.pixels]).toEqual([...page(200, 90, word(4, 20, 100)).pixels]);
});

test('words of a row have the places of the page, whatever size the row was read in', async () => {
  const given = page(255, 0, [...word(4, 40, 100, 20), ...word(4, 200, 100, 20)]);
  const seen: number[] = [];
  const words = await readRows(
    { plain: given, evened: given, letters: 20 },
    ([left]) => left > 100,
    async (line) => {
      seen.push(line.height);
      // All of what was cut out, as one word.
      return [
        { text: '12.50', box: [0, 0, line.width, line.height], confidence: 0.9, block: 0, paragraph: 0, line: 0 },
      ];
    },
  );
  expect(words).toHaveLength(1);
  const [left = 0, top = 0, right = 0, bottom = 0] = words[0]?.box ?? [];
  // The row with its margins.
  expect([left, top, right, bottom].map(Math.round)).toEqual([180, 93, 272, 127]);
  expect(seen[0]).toBeGreaterThan(34);
});
