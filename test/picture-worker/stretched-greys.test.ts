/** Faint pages are read with full contrast; pages that have it, and pages of noise, are left as they are. */
import { expect, test } from 'vitest';
import type { GreyRaster } from '../../src/main/picture-worker/raster.ts';
import { stretchedGreys } from '../../src/main/picture-worker/stretched-greys.ts';

/** A tenth is ink, the rest ground. */
const page = (ink: number, ground: number): GreyRaster => ({
  ...{ width: 100, height: 10, channels: 1 },
  pixels: Uint8Array.from({ length: 1000 }, (_, at) => (at % 10 === 0 ? ink : ground)),
});
const range = ({ pixels }: GreyRaster) => [Math.min(...pixels), Math.max(...pixels)];

test('grey ink on grey paper becomes black on white', () => {
  expect(range(stretchedGreys(page(110, 190)))).toEqual([0, 255]);
});

test.each([
  ['black on white', 10, 255],
  ['noise', 180, 200],
  ['one grey', 128, 128],
])('%s stays as it is', (_name, ink, ground) => {
  const given = page(ink, ground);
  expect(stretchedGreys(given)).toBe(given);
});

test('the order of greys is kept, and none runs over', () => {
  const pixels = Uint8Array.from({ length: 1024 }, (_, at) => 60 + (at % 128));
  const { pixels: made } = stretchedGreys({ pixels, width: 32, height: 32, channels: 1 });
  for (let at = 1; at < 128; at += 1) expect(made[at]).toBeGreaterThanOrEqual(made[at - 1] as number);
  expect([made[0], made[127]]).toEqual([0, 255]);
});
