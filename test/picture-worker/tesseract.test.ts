import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { GreyRaster } from '../../src/main/picture-worker/raster.ts';
import { createTesseract, type ReadWord } from '../../src/main/picture-worker/tesseract.ts';
import { drawnLines, drawnPage } from './drawn-page.ts';

const data = (code: string) =>
  readFileSync(path.join(import.meta.dirname, `../../resources/ocr/${code}.traineddata.gz`));

async function page(): Promise<GreyRaster> {
  const { data: pixels, info } = await (await drawnPage())
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels, width: info.width, height: info.height, channels: 1 };
}

const textOf = (words: readonly ReadWord[]) => words.map((word) => word.text).join(' ');

/** The threads that begin while `work` runs. */
async function threadsOf(work: () => Promise<unknown>): Promise<Worker[]> {
  const threads: Worker[] = [];
  const note = (thread: Worker) => void threads.push(thread);
  process.on('worker', note);
  try {
    await work();
  } finally {
    process.off('worker', note);
  }
  return threads;
}

describe('Tesseract in its threads', () => {
  it('reads with one thread, also when other languages are asked for', async () => {
    const asked: string[] = [];
    const tesseract = createTesseract(async (code) => {
      asked.push(code);
      return data('eng');
    });
    const raster = await page();
    const threads = await threadsOf(async () => {
      for (const languages of [['eng'], ['eng'], ['other', 'eng'], ['eng']]) {
        expect(textOf(await tesseract.read(raster, 200, languages, 'auto'))).toBe(drawnLines.join(' '));
      }
    });
    expect(threads).toHaveLength(1);
    expect(asked).toEqual(['eng', 'other', 'eng', 'eng']);
  });

  it('takes orientation and script from a second one', async () => {
    const tesseract = createTesseract(async (code) => data(code));
    expect(await tesseract.look(await page())).toEqual({ turn: 0, script: 'Latin' });
  });

  it('says that data is damaged, at the start and later, and reads on with other data', async () => {
    const tesseract = createTesseract(async (code) => (code === 'eng' ? data(code) : new Uint8Array(5_000)));
    const raster = await page();
    const damaged = { code: 'ocr-unavailable' };
    await expect(tesseract.read(raster, 200, ['bad'], 'auto')).rejects.toMatchObject(damaged);
    expect(await tesseract.look(raster)).toBeNull();
    expect(await tesseract.read(raster, 200, ['eng'], 'auto')).not.toEqual([]);
    await expect(tesseract.read(raster, 200, ['bad'], 'auto')).rejects.toMatchObject(damaged);
    expect(await tesseract.read(raster, 200, ['eng'], 'auto')).not.toEqual([]);
  });

  it('says that its thread died, while it starts and while it reads, and takes another', async () => {
    const tesseract = createTesseract(async (code) => data(code));
    const raster = await page();
    const threads = await threadsOf(async () => {
      process.once('worker', (thread: Worker) => void thread.terminate());
      await expect(tesseract.read(raster, 200, ['eng'], 'auto')).rejects.toMatchObject({ code: 'worker-crashed' });
      expect(await tesseract.read(raster, 200, ['eng'], 'auto')).not.toEqual([]);
    });
    expect(threads).toHaveLength(2);
    const reading = tesseract.read(raster, 200, ['eng'], 'auto');
    const failed = expect(reading).rejects.toMatchObject({ code: 'worker-crashed' });
    await threads[1]?.terminate();
    await failed;
    expect(textOf(await tesseract.read(raster, 200, ['eng'], 'auto'))).toBe(drawnLines.join(' '));
  });

  it('fails when Tesseract cannot take the pixels, and reads on', async () => {
    const tesseract = createTesseract(async (code) => data(code));
    const none: GreyRaster = { pixels: new Uint8Array(), width: 0, height: 0, channels: 1 };
    await expect(tesseract.read(none, 200, ['eng'], 'auto')).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(await tesseract.read(await page(), 200, ['eng'], 'auto')).not.toEqual([]);
  });
});
