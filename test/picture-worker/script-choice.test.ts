import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/main/engine/types.ts';
import { recognisePicture } from '../../src/main/picture-worker/recognise-picture.ts';
import type { Orientation, ReadWord, Segmentation, Tesseract } from '../../src/main/picture-worker/tesseract.ts';
import { drawnPage } from './drawn-page.ts';

/** A recogniser that can read one language and sees one script; there is no data for another script here. */
function recogniser(reads: string, seen: Orientation, otherwise = 0.4): Tesseract & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async ({ width, height }, _inch, languages) => {
      asked.push(languages.join('+'));
      // Its words lie over all of the page: no letter is missed.
      return words(languages.includes(reads) ? 0.95 : otherwise).map((word, at, { length }) => ({
        ...word,
        box: [0, (at * height) / length, width, ((at + 1) * height) / length] as const,
      }));
    },
    look: async () => seen,
  };
}

function words(confidence: number): ReadWord[] {
  return Array.from({ length: 20 }, (_, at) => ({
    text: `word${at}`,
    box: [10 * at, 0, 10 * at + 9, 20],
    confidence: at === 0 ? 0.9 : confidence,
    ...{ block: 0, paragraph: 0, line: 0 },
  }));
}

async function page(): Promise<Picture> {
  const { data, info } = await (await drawnPage(100)).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { type: 'pixels', pixels: data, width: info.width, height: info.height, pixelsPerInch: 100 };
}

const cyrillic: Orientation = { turn: 0, script: 'Cyrillic' };

describe('unsure words', () => {
  const unsure: Orientation = { turn: null, script: null };

  it('stay where letters stand in rows', async () => {
    // Of a page; a row cut out by itself says nothing more.
    const reading = (...page: ReadWord[][]) => ({
      read: async (_pixels: unknown, _inch: number, _languages: readonly string[], how: Segmentation) =>
        how === 'line' ? [] : page.flat(),
      look: async () => unsure,
    });
    const tesseract = reading(words(0.55), words(0.2));
    expect((await recognisePicture(await page(), ['eng'], ['eng'], tesseract)).words).toHaveLength(0);
    const clearer = reading(words(0.7), words(0.25));
    expect((await recognisePicture(await page(), ['eng'], ['eng'], clearer)).words).toHaveLength(40);
  });

  it('are dropped from a photograph, and all of them when most are', async () => {
    const pixels = new Uint8Array(400 * 300).map((_, at) => (at * 7919) % 256);
    const picture: Picture = { type: 'pixels', pixels, width: 400, height: 300, pixelsPerInch: 100 };
    const clearer = { read: async () => [...words(0.7), ...words(0.7), ...words(0.25)], look: async () => unsure };
    expect((await recognisePicture(picture, ['eng'], ['eng'], clearer)).words).toHaveLength(41);
    const poorer = { read: async () => [...words(0.7), ...words(0.25)], look: async () => unsure };
    expect((await recognisePicture(picture, ['eng'], ['eng'], poorer)).words).toHaveLength(0);
  });
});

describe('the script of a page', () => {
  it('brings an installed language of its own', async () => {
    const tesseract = recogniser('rus', cyrillic);
    const read = await recognisePicture(await page(), ['eng'], ['deu', 'eng', 'rus'], tesseract);
    expect(read).toMatchObject({ languages: ['rus'], missingScript: null });
    expect(read.words).toHaveLength(20);
    expect(tesseract.asked).toEqual(['eng', 'rus']);
  });

  it('is named when no language for it is installed, and look-alikes are dropped', async () => {
    const read = await recognisePicture(await page(), ['eng'], ['eng'], recogniser('rus', cyrillic));
    expect(read).toMatchObject({ missingScript: 'Cyrillic', words: [] });
  });

  it('is no reason to drop words that read better than look-alikes', async () => {
    const poor = recogniser('none', cyrillic, 0.5);
    const read = await recognisePicture(await page(), ['eng'], ['eng'], poor);
    expect(read).toMatchObject({ missingScript: null, languages: ['eng'] });
    expect(read.words).toHaveLength(20);
    // The other language read no better, so the first reading stands, and is said to.
    const other = await recognisePicture(await page(), ['eng'], ['eng', 'rus'], recogniser('none', cyrillic, 0.5));
    expect(other).toMatchObject({ missingScript: null, languages: ['eng'] });
  });

  it('chooses among languages of several scripts before reading', async () => {
    const tesseract = recogniser('rus', cyrillic);
    const read = await recognisePicture(await page(), ['eng', 'rus'], ['eng', 'rus'], tesseract);
    expect(read.languages).toEqual(['rus']);
    expect(tesseract.asked).toEqual(['rus']);
  });

  it('is not asked for while a page reads well', async () => {
    const tesseract = recogniser('eng', cyrillic);
    const read = await recognisePicture(await page(), ['eng'], ['eng', 'rus'], tesseract);
    expect(read).toMatchObject({ languages: ['eng'], missingScript: null });
    expect(tesseract.asked).toEqual(['eng']);
  });
});
