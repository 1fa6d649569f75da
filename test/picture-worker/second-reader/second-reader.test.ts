/** Real pictures through both recognisers: what Tesseract alone cannot read, what it must be left alone with, and what happens without the other. */
import { describe, expect, test } from 'vitest';
import { recognisedText } from '../../../src/main/engine/extract/ocr/recognised-text.ts';
import type { RecognisedPage } from '../../../src/main/engine/types.ts';
import { recognisePicture } from '../../../src/main/picture-worker/recognise-picture.ts';
import {
  createSecondReader,
  type SecondReader,
  type SecondReaderData,
} from '../../../src/main/picture-worker/second-reader/second-reader.ts';
import { createPictureWorkersPool } from '../../../src/main/processes/picture-pool.ts';
import { drawnReceipt } from '../../eval/receipts/drawn-receipts.ts';
import { wornPicture } from '../../eval/receipts/worn-pictures.ts';
import { bundledPart, bundledSecondReader, bundledTesseract } from '../../helpers/recognisers.ts';
import { bundledLanguages, pictureHost, quietLog } from '../../processes/picture-process.ts';
import { drawnPage } from '../drawn-page.ts';

const tesseract = bundledTesseract();
const second = bundledSecondReader();
const always = () => true;

/** A slip that is small, faded, in uneven light and saved too often: one threshold shows no rows in it. */
async function poorSlip() {
  const { picture, truth } = await drawnReceipt(4);
  return { bytes: await wornPicture(picture, 'poor', 4), total: String(truth.total) };
}

const read = (bytes: Uint8Array, other: SecondReader | null, languages: readonly string[] = ['eng']) =>
  recognisePicture({ type: 'file', bytes, frame: 0 }, languages, languages, tesseract, other);
const textOf = (page: RecognisedPage) => recognisedText(page, { x: 0, y: 0, scale: 1 }).text;

/** The same recogniser, counted. */
function counted() {
  const count = { pages: 0 };
  const reader: SecondReader = {
    read: (page, letters, languages, hasTime) => {
      count.pages += 1;
      return second.read(page, letters, languages, hasTime);
    },
  };
  return { reader, count };
}

describe('a poor slip', () => {
  test('is read by both together, its total in place, where Tesseract alone takes it for a photograph', async () => {
    const { bytes, total } = await poorSlip();
    expect(textOf(await read(bytes, null))).not.toContain(total);
    const page = await read(bytes, second);
    expect(textOf(page)).toContain(total);
    expect(page.confidence).toBeGreaterThan(0.8);
    const word = page.words.find(({ text }) => text.endsWith(total));
    expect((word?.box[0] ?? 0) / page.width).toBeGreaterThan(0.5);
    expect((word?.box[2] ?? 0) / page.width).toBeLessThanOrEqual(1);
  });

  test('is read so in the process of the product, with its rights', async () => {
    const pool = createPictureWorkersPool({ host: pictureHost(), size: 1, log: quietLog, languages: bundledLanguages });
    try {
      const { bytes, total } = await poorSlip();
      const { signal } = new AbortController();
      expect(textOf(await pool.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], signal))).toContain(total);
    } finally {
      await pool.close();
    }
  });

  const without: readonly (readonly [how: string, data: SecondReaderData])[] = [
    ['missing', async () => null],
    ['damaged', async () => new Uint8Array(5_000)],
    // Opens, and fails on every page.
    [
      'another than it should be',
      async (part) => bundledPart(part === 'signs' ? part : part === 'lines' ? 'letters' : 'lines'),
    ],
  ];
  test.each(without)('is read by Tesseract alone where the recogniser is %s', async (_, data) => {
    const { bytes } = await poorSlip();
    const page = await read(bytes, createSecondReader(data));
    expect(textOf(page)).toBe(textOf(await read(bytes, null)));
  });
});

test('a clean page is not given to it', async () => {
  const { reader, count } = counted();
  await read(await (await drawnPage()).png().toBuffer(), reader);
  expect(count.pages).toBe(0);
});

test('languages of other scripts are left to Tesseract', async () => {
  const page = { pixels: new Uint8Array(64 * 64).fill(255), width: 64, height: 64, channels: 1 } as const;
  expect(await second.read(page, 0, ['eng', 'rus'], always)).toBeNull();
  expect(await second.read(page, 0, ['jpn'], always)).toBeNull();
  expect(await second.read(page, 0, ['deu', 'eng'], always)).toEqual({
    lines: [],
    signs: expect.any(Set),
    isWhole: false,
  });
});

test('a page that takes too long keeps the lines read so far', async () => {
  const { data, info } = await (await drawnPage(100, ['One of two', 'Two of two']))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const page = { pixels: data, width: info.width, height: info.height, channels: 1 } as const;
  let lines = 0;
  const reading = await second.read(page, 0, ['eng'], () => ++lines <= 1);
  expect(reading?.lines).toHaveLength(1);
});

test('lines are found in pixels of the page, in their order, whatever its size', async () => {
  const lines = ['The ferry leaves at seven', 'Tickets are sold on board'];
  for (const inch of [100, 300]) {
    const grey = (await drawnPage(inch, lines)).toColourspace('b-w').raw();
    const { data, info } = await grey.toBuffer({ resolveWithObject: true });
    const page = { pixels: data, width: info.width, height: info.height, channels: 1 } as const;
    const reading = await second.read(page, 0, ['eng'], always);
    expect(reading?.lines.map(({ signs }) => signs.map(({ sign }) => sign).join(''))).toEqual(lines);
    // Set at 70 and 90 points of 842, letters of 12.
    const places = reading?.lines.map(({ box }) => box.middle[1] / info.height) ?? [];
    expect(places[0]).toBeCloseTo(78 / 842, 2);
    expect(places[1]).toBeCloseTo(98 / 842, 2);
  }
});
