/** Sums and dates that were read unsurely are read once more, alone; what comes out takes their place only when it is surer and as long. */
import { expect, test } from 'vitest';
import type { PlacedWord } from '../../src/main/picture-worker/merged-words.ts';
import type { GreyRaster } from '../../src/main/picture-worker/raster.ts';
import { rereadFigures } from '../../src/main/picture-worker/reread-figures.ts';

const page = {
  raster: { pixels: new Uint8Array(400 * 100).fill(255), width: 400, height: 100, channels: 1 } as const,
  scale: 1,
};
const word = (text: string, confidence: number, x = 10): PlacedWord => {
  const box = [x, 20, x + 60, 40] as const;
  return { text, confidence, box, flat: box, block: 0, paragraph: 0, line: 0 };
};

async function again(words: readonly PlacedWord[], text: string, confidence: number) {
  const lines: GreyRaster[] = [];
  const found = await rereadFigures(words, page, true, async (line) => {
    lines.push(line);
    return [word(text, confidence)];
  });
  return { texts: found.map((one) => one.text), lines };
}

test('an unsure sum is replaced by a surer reading, and keeps its place', async () => {
  const { texts, lines } = await again([word('Total', 0.5), word('1S.5O', 0.5)], '15.50', 0.9);
  expect(texts).toEqual(['Total', '15.50']);
  // The word with a margin, 30 pixels high.
  expect(lines.map(({ height }) => height)).toEqual([48]);
});

test('what both read alike is as sure as the second says, what they read differently is doubted', async () => {
  const sure = async (first: string, second: string) =>
    (await rereadFigures([word(first, 0.85)], page, true, async () => [word(second, 0.97)])).map(
      ({ text, confidence }) => [text, confidence],
    );
  expect(await sure('1S.5O', '15.50')).toEqual([['15.50', 0.97]]);
  expect(await sure('12.40', '12.60')).toEqual([['12.60', 0.7]]);
});

test.each([
  ['no surer', '15.50', 0.51],
  ['much shorter', '5', 0.99],
  ['no figure', '.,', 0.99],
])('a reading that is %s is not taken', async (_name, text, confidence) => {
  expect((await again([word('1S.5O', 0.5)], text, confidence)).texts).toEqual(['1S.5O']);
});

test('sure sums, words and page edges are left alone', async () => {
  const edge = { ...word('1.50', 0.4), flat: [500, 20, 520, 40] as const };
  const { texts, lines } = await again([word('15.50', 0.95), word('BOSS', 0.4), edge], '99.99', 0.99);
  expect(texts).toEqual(['15.50', 'BOSS', '1.50']);
  expect(lines).toEqual([]);
});
