import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/main/engine/types.ts';
import { recognisePicture } from '../../src/main/picture-worker/recognise-picture.ts';
import type { Orientation, ReadWord, Tesseract } from '../../src/main/picture-worker/tesseract.ts';
import { drawnPage } from './drawn-page.ts';

/** A recogniser that can read one language and sees one script; there is no data for another script here. */
function recogniser(reads: string, seen: Orientation): Tesseract & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async (_raster, _inch, languages) => {
      asked.push(languages.join('+'));
      return words(languages.includes(reads) ? 0.95 : 0.4);
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
