/** Faded, shaded and stained parts of a page are read as the rest of it; where nothing is written, nothing appears. */
import { expect, test } from 'vitest';
import { evenedGreys } from '../../src/main/picture-worker/evened-greys.ts';
import type { GreyRaster } from '../../src/main/picture-worker/raster.ts';

const [width, height, letters] = [400, 120, 12];
/** Strokes 2 pixels wide, every 10 pixels, in rows of 12 pixels with 12 between; `ground` and `ink` at each place across. */
const page = (ground: (x: number) => number, ink: (x: number) => number): GreyRaster => {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = y % 24 < 12 && x % 10 < 2 ? ink(x) : ground(x);
    }
  }
  return { pixels, width, height, channels: 1 };
};
const greyAt = ({ pixels }: GreyRaster, x: number, y: number) => pixels[y * width + x] as number;

test('ink in a shadow and ink in the light become equally black, their grounds equally white', () => {
  const light = (x: number) => 250 - x * 0.45;
  const evened = evenedGreys(
    page(light, (x) => light(x) * 0.4),
    letters,
  );
  for (const x of [40, 200, 340]) {
    expect(greyAt(evened, x, 30)).toBeLessThan(60);
    expect(greyAt(evened, x + 5, 30)).toBeGreaterThan(200);
  }
});

test('ink that has faded beside ink that has not is black too', () => {
  const evened = evenedGreys(
    page(
      () => 250,
      (x) => (x > 250 ? 190 : 20),
    ),
    letters,
  );
  expect(greyAt(evened, 350, 30)).toBeLessThan(60);
  expect(greyAt(evened, 355, 30)).toBeGreaterThan(200);
});

test('paper without ink stays paper, however grey it is', () => {
  const empty = evenedGreys(
    page(
      (x) => 200 + (x % 7),
      (x) => 200 + (x % 7),
    ),
    letters,
  );
  expect(Math.min(...empty.pixels)).toBeGreaterThan(150);
});
