import type { PSM } from 'tesseract.js';
import { AppError } from '../../preload/contract/errors.ts';
import type { Box } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';
import { scriptNames } from './script-names.ts';
import { type Language, startTesseractThread, type TesseractThread } from './tesseract-thread.ts';
import { tiffOfGrey } from './tiff-of-grey.ts';
import { wordsOfTable } from './words-of-table.ts';

/** Brings language data by code, packed or not; rejects with `ocr-unavailable` when it is not installed. */
export type LanguageData = (code: string) => Promise<Uint8Array>;

/**
 * How Tesseract lays out a page: `auto` finds columns and blocks, `column` takes it for one column of text, `block` for one block of even
 * lines, `sparse` takes text wherever it stands, `line` one line, `figures` one line that holds nothing but sums and dates.
 */
export type Segmentation = 'auto' | 'column' | 'block' | 'sparse' | 'line' | 'figures';

/** A word in pixels of the raster it was read from. */
export type ReadWord = {
  readonly text: string;
  readonly box: Box;
  /** 0-1. */
  readonly confidence: number;
  readonly block: number;
  readonly paragraph: number;
  readonly line: number;
};

export type Orientation = {
  /** Degrees clockwise the raster must be turned to be upright; null when unsure. */
  readonly turn: 0 | 90 | 180 | 270 | null;
  /** Script as Tesseract names it, e.g. `Cyrillic`; null when unsure. */
  readonly script: string | null;
};

/** One call at a time. Rejects with `ocr-unavailable`, and with `worker-crashed` when a thread failed; the next call has another. */
export type Tesseract = {
  read(raster: GreyRaster, pixelsPerInch: number, languages: readonly string[], how: Segmentation): Promise<ReadWord[]>;
  /** Orientation and script by `osd`; null when its data is not installed or nothing could be told. */
  look(raster: GreyRaster): Promise<Orientation | null>;
};

/** Numbers of Tesseract's page segmentation modes. */
const modes = { auto: '3', column: '4', block: '6', sparse: '11', line: '7', figures: '7' } as const;
const figureSigns = '0123456789.,/:-';
const onlyTable = { text: false, blocks: false, tsv: true } as const;

/** Tesseract 5 in two threads of tesseract.js, each started when first needed: one for words, one for orientation and script. */
export function createTesseract(languageData: LanguageData): Tesseract {
  let reader: { readonly thread: TesseractThread; languages: string } | null = null;
  let looker: TesseractThread | null = null;

  const load = (codes: readonly string[]): Promise<Language[]> =>
    Promise.all(codes.map(async (code) => ({ code, data: await languageData(code) })));

  async function readerFor(codes: readonly string[]): Promise<TesseractThread> {
    const wanted = codes.join('+');
    if (reader?.languages === wanted) return reader.thread;
    const languages = await load(codes);
    if (reader) {
      await reader.thread.use(languages);
      reader.languages = wanted;
      return reader.thread;
    }
    const forget = () => {
      reader = null;
    };
    reader = { thread: await startTesseractThread(languages, 'network', forget), languages: wanted };
    return reader.thread;
  }

  async function lookerIfInstalled(): Promise<TesseractThread | null> {
    if (looker) return looker;
    try {
      const forget = () => {
        looker = null;
      };
      looker = await startTesseractThread(await load(['osd']), 'legacy', forget);
      return looker;
    } catch (error) {
      if (error instanceof AppError && error.code === 'ocr-unavailable') return null;
      throw error;
    }
  }

  return {
    async read(raster, pixelsPerInch, languages, how) {
      const thread = await readerFor(languages);
      const table = await thread.run(async (worker) => {
        await worker.setParameters({
          tessedit_pageseg_mode: modes[how] as PSM,
          tessedit_char_whitelist: how === 'figures' ? figureSigns : '',
        });
        const { data } = await worker.recognize(tiffOfGrey(raster, pixelsPerInch), {}, onlyTable);
        return data.tsv ?? '';
      });
      return wordsOfTable(table);
    },
    async look(raster) {
      const thread = await lookerIfInstalled();
      if (!thread) return null;
      const { data } = await thread.run((worker) => worker.detect(tiffOfGrey(raster, pictureLimits.usualInch)));
      const { orientation_degrees: degrees, orientation_confidence: sure } = data;
      if (degrees === null || sure === null) return null;
      const { orientationSure, scriptSure } = pictureLimits;
      return {
        turn: sure >= orientationSure ? (degrees as 0 | 90 | 180 | 270) : null,
        script: (data.script_confidence ?? 0) >= scriptSure ? scriptNames(data.script ?? '') : null,
      };
    },
  };
}
