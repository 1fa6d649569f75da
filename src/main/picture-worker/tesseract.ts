import { gunzipSync } from 'node:zlib';
import type { OSResults, TessBaseAPI, TesseractModule } from 'tesseract.js-core/tesseract-core-relaxedsimd.js';
import { AppError } from '../../preload/contract/errors.ts';
import type { Box } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';
import { scriptNames } from './script-names.ts';

/** Brings language data by code, packed or not; rejects with `ocr-unavailable` when it is not installed. */
export type LanguageData = (code: string) => Promise<Uint8Array>;

/** How Tesseract lays out a page: `auto` finds columns and blocks, `sparse` takes text wherever it stands. */
export type Segmentation = 'auto' | 'sparse';

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

export type Tesseract = {
  read(raster: GreyRaster, pixelsPerInch: number, languages: readonly string[], how: Segmentation): Promise<ReadWord[]>;
  /** Orientation and script by `osd`; null when its data is not installed or nothing could be told. */
  look(raster: GreyRaster): Promise<Orientation | null>;
};

const modes: Readonly<Record<Segmentation, string>> = { auto: '3', sparse: '11' };
const lstmOnly = 1;
const legacyOnly = 0;

/**
 * Tesseract 5 in WebAssembly, driven directly instead of through a worker thread of tesseract.js: pixels go in as they are, and
 * no code that could fetch or write anything is loaded. One language set stays loaded.
 */
export function createTesseract(languageData: LanguageData): Tesseract {
  let loading: Promise<TesseractModule> | null = null;
  const installed = new Set<string>();
  let reader: { readonly api: TessBaseAPI; readonly languages: string } | null = null;
  let looker: TessBaseAPI | null = null;

  const module = () => {
    loading ??= loadModule();
    return loading;
  };

  async function install(code: string): Promise<void> {
    if (installed.has(code)) return;
    const data = await languageData(code);
    const plain = data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data;
    (await module()).FS.writeFile(`${code}.traineddata`, plain);
    installed.add(code);
  }

  async function readerFor(languages: readonly string[]): Promise<TessBaseAPI> {
    const wanted = languages.join('+');
    if (reader?.languages === wanted) return reader.api;
    for (const code of languages) await install(code);
    reader?.api.End();
    reader = null;
    const api = new (await module()).TessBaseAPI();
    if (api.Init(null, wanted, lstmOnly) !== 0) {
      throw new AppError('ocr-unavailable', 'The language data for reading pictures is damaged.', {
        languages: wanted,
      });
    }
    reader = { api, languages: wanted };
    return api;
  }

  async function put(api: TessBaseAPI, raster: GreyRaster, pixelsPerInch: number): Promise<void> {
    const { FS } = await module();
    FS.writeFile('/input', portableGreymap(raster));
    const status = api.SetImageFile(1, 0);
    FS.unlink('/input');
    if (status !== 0) throw new AppError('file-damaged', 'The picture could not be read.');
    api.SetSourceResolution(Math.round(pixelsPerInch));
  }

  return {
    async read(raster, pixelsPerInch, languages, how) {
      const api = await readerFor(languages);
      api.SetVariable('tessedit_pageseg_mode', modes[how]);
      await put(api, raster, pixelsPerInch);
      const words = api.Recognize(null) === 0 ? wordsOf(api.GetTSVText(0)) : [];
      api.Clear();
      return words;
    },
    async look(raster) {
      if (!looker) {
        try {
          await install('osd');
        } catch (error) {
          if (error instanceof AppError && error.code === 'ocr-unavailable') return null;
          throw error;
        }
        const api = new (await module()).TessBaseAPI();
        if (api.Init(null, 'osd', legacyOnly) !== 0) return null;
        looker = api;
      }
      const { OSResults } = await module();
      await put(looker, raster, pictureLimits.usualInch);
      const results = new OSResults();
      const found = looker.DetectOS(results) ? orientationOf(results) : null;
      results.__destroy__();
      looker.Clear();
      return found;
    },
  };
}

async function loadModule(): Promise<TesseractModule> {
  const { default: load } = await import('tesseract.js-core/tesseract-core-relaxedsimd.js');
  const quiet = () => undefined;
  return load({ TesseractProgress: quiet, print: quiet, printErr: quiet });
}

/** The plainest file Leptonica reads: a header and the bytes as they are. */
function portableGreymap({ pixels, width, height }: GreyRaster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  return file;
}

/** The words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function wordsOf(table: string): ReadWord[] {
  const words: ReadWord[] = [];
  const ordinals = { block: -1, paragraph: -1, line: -1 };
  let last = '';
  for (const row of table.split('\n')) {
    const fields = row.split('\t');
    if (fields[0] !== '5') continue;
    const [block, paragraph, line] = fields.slice(2, 5);
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = fields.slice(6, 11).map(Number);
    const text = fields.slice(11).join('\t').trim();
    if (text === '') continue;
    const [lastBlock, lastParagraph] = last.split(' ');
    const place = `${block} ${paragraph} ${line}`;
    if (place !== last) ordinals.line += 1;
    if (block !== lastBlock || paragraph !== lastParagraph) ordinals.paragraph += 1;
    if (block !== lastBlock) ordinals.block += 1;
    last = place;
    words.push({
      text,
      box: [left, top, left + width, top + height],
      confidence: Math.max(0, Math.min(1, confidence / 100)),
      ...ordinals,
    });
  }
  return words;
}

function orientationOf({ best_result: best, unicharset }: OSResults): Orientation {
  const { orientationSure, scriptSure } = pictureLimits;
  // Tesseract says in quarters how far the page was turned clockwise; the rest of the circle turns it upright.
  const turn = ([0, 270, 180, 90] as const)[best.orientation_id] ?? null;
  const script = scriptNames(unicharset.get_script_from_script_id(best.script_id));
  return {
    turn: best.oconfidence >= orientationSure ? turn : null,
    script: best.sconfidence >= scriptSure ? script : null,
  };
}
