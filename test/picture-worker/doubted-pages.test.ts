/** Pages that read badly are read a second time: in uneven light, and where layout analysis left letters out. Clean ones are read once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recognisedText } from '../../src/main/engine/extract/ocr/recognised-text.ts';
import { recognisePicture } from '../../src/main/picture-worker/recognise-picture.ts';
import { createTesseract, type Segmentation, type Tesseract } from '../../src/main/picture-worker/tesseract.ts';
import { drawnReceipt } from '../eval/receipts/drawn-receipts.ts';
import { type Wear, wornPicture } from '../eval/receipts/worn-pictures.ts';
import { drawnPage } from './drawn-page.ts';

const data = path.join(import.meta.dirname, '../../resources/ocr');
const real = createTesseract(async (code) => readFileSync(path.join(data, `${code}.traineddata.gz`)));

/** What is read in a picture, and in which ways it was read. */
async function read(bytes: Uint8Array) {
  const ways: Segmentation[] = [];
  const counted: Tesseract = {
    ...real,
    read: (raster, inch, languages, how) => {
      ways.push(how);
      return real.read(raster, inch, languages, how);
    },
  };
  const page = await recognisePicture({ type: 'file', bytes, frame: 0 }, ['eng'], ['eng'], counted);
  return { page, ways, text: recognisedText(page, { x: 0, y: 0, scale: 1 }).text };
}

const worn = async (seed: number, wear: Wear, wearSeed: number) => {
  const { picture, truth } = await drawnReceipt(seed);
  return { picture: await wornPicture(picture, wear, wearSeed), truth };
};

test('a clean page is read once', async () => {
  const { ways } = await read(await (await drawnPage()).png().toBuffer());
  expect(ways).toEqual(['auto']);
});

test('a slip photographed in uneven light is read, with its sums in place', async () => {
  const { picture, truth } = await worn(6, 'shaded', 68);
  const { text, page } = await read(picture);
  expect(text).toContain(truth.total);
  // Places are those of the picture as displayed.
  const total = page.words.find((word) => word.text.endsWith(String(truth.total)));
  expect((total?.box[0] ?? 0) / page.width).toBeGreaterThan(0.5);
  expect((total?.box[3] ?? 0) / page.height).toBeGreaterThan(0.4);
});

test('sums that layout analysis left out stand behind what they are of', async () => {
  const { picture, truth } = await worn(10, 'blurred', 76);
  const { text, ways } = await read(picture);
  expect(ways.slice(0, 2)).toEqual(['auto', 'block']);
  expect(text).toMatch(new RegExp(`Amount Due\\s+${truth.total}`));
});
