import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { recognisedText } from '../../src/main/engine/extract/ocr/recognised-text.ts';
import type { RecognisedPage } from '../../src/main/engine/types.ts';
import { recognisePicture } from '../../src/main/picture-worker/recognise-picture.ts';
import { createTesseract } from '../../src/main/picture-worker/tesseract.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { drawnLines, drawnPage, wordsFound } from './drawn-page.ts';

const data = path.join(import.meta.dirname, '../../resources/ocr');
const tesseract = createTesseract(async (code) => {
  if (!['eng', 'osd'].includes(code)) throw new AppError('ocr-unavailable', 'There is no data for this language.');
  return readFileSync(path.join(data, `${code}.traineddata.gz`));
});

function read(bytes: Uint8Array, frame = 0): Promise<RecognisedPage> {
  return recognisePicture({ type: 'file', bytes, frame }, ['eng'], ['eng'], tesseract);
}

function textOf(page: RecognisedPage): string {
  return recognisedText(page, { x: 0, y: 0, scale: 1 }).text;
}

async function png(image: Sharp): Promise<Uint8Array> {
  return image.png().toBuffer();
}

/** Middle of the first word that reads so, as shares of the picture. */
function placeOf(page: RecognisedPage, text: string): [number, number] {
  const word = page.words.find((one) => one.text === text);
  if (!word) throw new Error(`no word ${text}`);
  const [x0, y0, x1, y1] = word.box;
  return [(x0 + x1) / 2 / page.width, (y0 + y1) / 2 / page.height];
}

describe('reading a picture', () => {
  it('reads every word in order and says where it stands', async () => {
    const page = await read(await png(await drawnPage()));
    expect(textOf(page)).toBe(drawnLines.join(' '));
    expect(page.turned).toBe(0);
    expect(page.languages).toEqual(['eng']);
    expect(page.missingScript).toBeNull();
    expect(page.confidence).toBeGreaterThan(0.85);
    const [x, y] = placeOf(page, 'ferry');
    // Set at 60 + 33 points of 595, and 70 + 8 of 842.
    expect(x).toBeCloseTo(0.15, 1);
    expect(y).toBeCloseTo(0.093, 2);
  });

  it.each([90, 180, 270] as const)('turns a page upright that lies by %s degrees', async (degrees) => {
    const upright = await read(await png(await drawnPage()));
    const page = await read(await png((await drawnPage()).rotate(degrees)));
    expect(textOf(page)).toBe(drawnLines.join(' '));
    expect(page.turned).toBe((360 - degrees) % 360);
    const [x, y] = placeOf(upright, 'harbour');
    const expected = { 90: [1 - y, x], 180: [1 - x, 1 - y], 270: [y, 1 - x] }[degrees];
    const found = placeOf(page, 'harbour');
    expect(Math.abs(found[0] - (expected[0] ?? 0))).toBeLessThan(0.01);
    expect(Math.abs(found[1] - (expected[1] ?? 0))).toBeLessThan(0.01);
  });

  it.each([3, -9])('straightens a page that slopes by %s degrees', async (degrees) => {
    const page = await read(await png((await drawnPage()).rotate(degrees, { background: '#fff' })));
    expect(wordsFound(textOf(page))).toBeGreaterThan(0.95);
    expect(textOf(page)).toContain('Mind the third step of the gangway after rain;');
    // The sloping line stands lower (or higher) at its end in the picture as it is.
    const [left, right] = [placeOf(page, 'Tickets'), placeOf(page, 'free')];
    expect(Math.sign(right[1] - left[1])).toBe(Math.sign(degrees));
  });

  it('reads light letters on a dark ground', async () => {
    const page = await read(await png((await drawnPage()).negate()));
    expect(wordsFound(textOf(page))).toBeGreaterThan(0.95);
  });

  it('reads small letters as a screen shows them', async () => {
    const page = await read(await png(await drawnPage(80)));
    expect(wordsFound(textOf(page))).toBeGreaterThan(0.9);
    const [x, y] = placeOf(page, 'ferry');
    expect(x).toBeCloseTo(0.15, 1);
    expect(y).toBeCloseTo(0.093, 2);
  });

  it('honours the orientation mark of a photograph', async () => {
    const turned = await (await drawnPage()).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const page = await read(turned);
    expect(page.turned).toBe(0);
    expect(page.height).toBeGreaterThan(page.width);
    expect(textOf(page)).toBe(drawnLines.join(' '));
  });

  it('reads pixels as it reads a file', async () => {
    const { data: pixels, info } = await (await drawnPage())
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const page = await recognisePicture(
      { type: 'pixels', pixels, width, height, pixelsPerInch: 200 },
      ['eng'],
      ['eng'],
      tesseract,
    );
    expect(textOf(page)).toBe(drawnLines.join(' '));
    const other = recognisePicture(
      { type: 'pixels', pixels, width: 1, height, pixelsPerInch: 200 },
      ['eng'],
      ['eng'],
      tesseract,
    );
    await expect(other).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('reads each frame of a TIFF by itself', async () => {
    const pages = await Promise.all(
      [['Frame one is about herons'], ['Frame two is about otters']].map((lines) => drawnPage(150, lines)),
    );
    const tiff = await sharp(await Promise.all(pages.map((page) => page.png().toBuffer())), {
      join: { animated: true },
    })
      .tiff()
      .toBuffer();
    expect(textOf(await read(tiff, 0))).toContain('herons');
    expect(textOf(await read(tiff, 1))).toContain('otters');
  });

  it.each([
    [30, 'Nuggets'],
    [40, 'lamp qz'],
  ])('keeps the few words it reads surely beside scraps that nobody can read (%s per inch: %s)', async (inch, text) => {
    const part = { left: 100, top: 140, width: 700, height: 120 };
    const sharpest = 200;
    const clear = await png((await drawnPage(sharpest, ['Balance 77.00'])).extract(part));
    const coarse = await png(await drawnPage(inch, [text]));
    const width = Math.round(((await sharp(coarse).metadata()).width * sharpest) / inch);
    const scraps = await png(sharp(await png(sharp(coarse).resize(width))).extract(part));
    const paper = sharp({ create: { width: 900, height: 500, channels: 3, background: '#fff' } });
    const both = paper.composite([
      { input: Buffer.from(clear), left: 50, top: 60 },
      { input: Buffer.from(scraps), left: 50, top: 300 },
    ]);
    const page = await read(await png(both));
    expect(textOf(page)).toBe('Balance 77.00');
    // Something was there that could not be read: the page is doubted.
    expect(page.confidence).toBeLessThan(0.8);
  });

  it('finds no text in a picture without letters', async () => {
    const noise = sharp({
      create: {
        width: 640,
        height: 480,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    });
    const page = await read(await noise.blur(2).jpeg().toBuffer());
    expect(page.words).toEqual([]);
    expect(page.confidence).toBe(0);
    const tiny = await read(
      await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    );
    expect(tiny).toMatchObject({ width: 2, height: 2, words: [], confidence: 0 });
  });

  it('saves what a cut JPEG still shows and says that it is damaged', async () => {
    const whole = await (await drawnPage()).jpeg().toBuffer();
    const page = await read(whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(page.damaged).toBe(true);
    expect(textOf(page)).toContain('north pier');
  });

  it('refuses what is no picture and what has no data', async () => {
    const bytes = await png(await drawnPage());
    await expect(read(new TextEncoder().encode('no picture at all'))).rejects.toMatchObject({
      code: 'format-unsupported',
    });
    await expect(read(bytes.subarray(0, 40))).rejects.toMatchObject({ code: 'file-damaged' });
    const other = recognisePicture({ type: 'file', bytes, frame: 0 }, ['deu'], ['deu'], tesseract);
    await expect(other).rejects.toMatchObject({ code: 'ocr-unavailable' });
  });
});
