import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PictureFacts, PictureTools, RecognisedPage } from '../../../src/main/engine/types.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { checkUnit } from './check-unit.ts';
import { readBytes } from './read-document.ts';

const signal = new AbortController().signal;
const blank = { create: { width: 300, height: 200, channels: 3 as const, background: '#fff' } };

/** Picture processes that answer at once: what they would read is given. */
function tools(
  frames: number,
  read: (frame: number) => Partial<RecognisedPage>,
  pixelsPerInch: number | null = 150,
): { pictures: PictureTools; readonly asked: number[] } {
  const asked: number[] = [];
  const facts: PictureFacts = {
    format: 'tiff',
    frames: Array.from({ length: frames }, () => ({ width: 300, height: 200 })),
    pixelsPerInch,
  };
  return {
    asked,
    pictures: {
      parallel: 2,
      inspect: async () => facts,
      recognise: async (picture) => {
        const frame = picture.type === 'file' ? picture.frame : 0;
        asked.push(frame);
        const empty = { width: 300, height: 200, words: [], confidence: 0, turned: 0 as const };
        return { ...empty, languages: ['eng'], missingScript: null, ...read(frame) };
      },
    },
  };
}

function says(text: string, confidence = 0.9): Partial<RecognisedPage> {
  const place = { block: 0, paragraph: 0, line: 0 };
  return { words: [{ text, box: [30, 20, 90, 50], confidence, ...place }], confidence };
}

async function tiff(): Promise<Uint8Array> {
  return sharp(blank).tiff().toBuffer();
}

describe('pictures', () => {
  it('gives a unit per frame with boxes in points', async () => {
    const { pictures } = tools(3, (frame) => says(`frame${frame}`));
    const { kind, units, fields } = await readBytes('scan.tif', await tiff(), {}, signal, { pictures });
    expect(kind).toBe('image');
    expect(units.map(({ index, number, text }) => [index, number, text])).toEqual([
      [0, 1, 'frame0'],
      [1, 2, 'frame1'],
      [2, 3, 'frame2'],
    ]);
    const [first] = units;
    if (!first?.words) throw new Error('no words');
    checkUnit(first);
    expect(first).toMatchObject({ source: 'ocr', ocrConfidence: 0.9, chain: ['ocr'], doubts: [] });
    // 150 pixels per inch: 0.48 points each.
    expect(first.size).toEqual({ width: 144, height: 96 });
    expect(unpackWords(first.words)[0]?.box.map((edge) => Math.round(edge * 10) / 10)).toEqual([14.4, 9.6, 43.2, 24]);
    expect(fields).toContainEqual({ name: 'page-count', value: '3', source: 'tiff:frames' });
  });

  it('takes 96 pixels per inch where the file names none', async () => {
    const { pictures } = tools(1, () => says('word'), null);
    const { units } = await readBytes('a.tif', await tiff(), {}, signal, { pictures });
    expect(units[0]?.size).toEqual({ width: 225, height: 150 });
  });

  it('goes on where an earlier run stopped', async () => {
    const { pictures, asked } = tools(4, (frame) => says(`frame${frame}`));
    const { units } = await readBytes('a.tif', await tiff(), { fromUnit: 2 }, signal, { pictures });
    expect(units.map(({ index }) => index)).toEqual([2, 3]);
    expect(asked).toEqual([2, 3]);
  });

  it('says what may be wrong with the words', async () => {
    const { pictures } = tools(
      4,
      (frame) =>
        [says('unsure', 0.6), { missingScript: 'Cyrillic' }, { ...says('half'), damaged: true }, {}][frame] ?? {},
    );
    const { units } = await readBytes('a.tif', await tiff(), {}, signal, { pictures });
    expect(units.map(({ doubts }) => doubts)).toEqual([
      [{ code: 'read-with-doubt', values: { confidence: 0.6 } }],
      [{ code: 'ocr-language-missing', values: { script: 'Cyrillic' } }],
      [{ code: 'file-damaged', values: {} }],
      [],
    ]);
    expect(units.map(({ source }) => source)).toEqual(['ocr', 'none', 'ocr', 'none']);
    expect(units[2]?.chain).toEqual(['ocr', 'best-effort']);
    expect(units[3]).toMatchObject({ text: '', ocrConfidence: null });
  });

  it('loses one frame of many, but says why a single one failed', async () => {
    const failing = (frames: number) =>
      tools(frames, (frame) => {
        if (frame === 0) throw new AppError('worker-timeout', 'Too slow.', { seconds: 120 });
        return says('fine');
      }).pictures;
    const { items } = await readBytes('a.tif', await tiff(), {}, signal, { pictures: failing(2) });
    expect(items).toContainEqual({
      type: 'unit-failed',
      index: 0,
      number: 1,
      reason: { code: 'worker-timeout', values: { seconds: 120 } },
    });
    expect(items.filter(({ type }) => type === 'unit')).toHaveLength(1);
    const single = readBytes('a.tif', await tiff(), {}, signal, { pictures: failing(1) });
    await expect(single).rejects.toMatchObject({ code: 'worker-timeout' });
  });

  it('says that pictures are not read, after their metadata', async () => {
    const reading = readBytes('a.tif', await tiff(), {}, signal, { pictures: null });
    await expect(reading).rejects.toMatchObject({ code: 'ocr-unavailable' });
  });

  it('stops at the text limit', async () => {
    const { pictures } = tools(3, () => says('twelve-signs'));
    const reading = readBytes('a.tif', await tiff(), { maxCharacters: 20 }, signal, { pictures });
    await expect(reading).rejects.toMatchObject({ code: 'text-limit' });
  });
});

describe('metadata of pictures', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('are read from %s with their tags', async (format) => {
    const bytes = await sharp(blank)
      .toFormat(format)
      .withExif({
        IFD0: {
          Make: 'Canon',
          Model: 'Canon EOS R5',
          Artist: 'Anna Lind',
          ImageDescription: 'Harbour at dusk',
          Copyright: 'A. L.',
        },
        IFD2: { DateTimeOriginal: '2024:03:01 10:11:12', OffsetTimeOriginal: '+02:00' },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '48/1 51/1 30/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '2/1 21/1 0/1',
        },
      })
      .toBuffer();
    const { fields } = await readBytes(`photo.${format}`, bytes, {}, signal, {
      pictures: tools(1, () => ({})).pictures,
    });
    const expected = [
      { name: 'width', value: '300', source: 'tiff:width' },
      { name: 'camera', value: 'Canon EOS R5', source: 'exif:Model' },
      { name: 'taken', value: '2024-03-01T10:11:12+02:00', source: 'exif:DateTimeOriginal' },
      { name: 'location', value: '-48.858333, 2.350000', source: 'exif:GPS' },
      { name: 'author', value: 'Anna Lind', source: 'exif:Artist' },
      { name: 'description', value: 'Harbour at dusk', source: 'exif:ImageDescription' },
      { name: 'rights', value: 'A. L.', source: 'exif:Copyright' },
    ];
    expect(fields).toEqual(expect.arrayContaining(expected));
  });

  it('are left out when damaged', async () => {
    const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x10, 0x45, 0x78, 0x69, 0x66, 0, 0, 1, 2, 3, 4, 5, 6]);
    const { fields } = await readBytes('a.jpg', bytes, {}, signal, { pictures: tools(1, () => ({})).pictures });
    expect(fields.map(({ name }) => name)).toEqual(['width', 'height']);
  });
});

describe('SVG', () => {
  it('gives the words of its text elements', async () => {
    const svg = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">
      <svg xmlns="http://www.w3.org/2000/svg"><title>Harbour plan</title><desc>Two piers</desc>
      <text x="1" y="2">North <tspan>pier</tspan><tspan x="1" dy="12">closed</tspan></text>
      <script>alert('no')</script><g><text>South pier &amp; slip</text></g></svg>`;
    const { kind, text, fields } = await readBytes('plan.svg', new TextEncoder().encode(svg));
    expect(kind).toBe('svg');
    expect(text).toBe('North pier\nclosed\n\nSouth pier & slip');
    expect(fields).toEqual([
      { name: 'title', value: 'Harbour plan', source: 'svg:title' },
      { name: 'description', value: 'Two piers', source: 'svg:desc' },
    ]);
  });
});
