/** Character and word error of OCR on pictures nobody here made, beside native Tesseract 5 with the same data. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { imageExtractor } from '../../src/main/engine/extract/image/image-extractor.ts';
import { bytesSource, wideLimits } from '../engine/extract/read-document.ts';
import { bundledPictures } from '../helpers/recognisers.ts';
import { type EvalRow, share } from './eval-row.ts';
import { type OcrPage, ocrPages } from './ocr-sets.ts';
import { comparable, editDistance } from './text-errors.ts';
import { wordF1 } from './word-overlap.ts';

const root = path.resolve(import.meta.dirname, '../..');

type Errors = { characters: number; words: number; ofCharacters: number; ofWords: number; f1: number; keys: number };
type Read = {
  readonly page: OcrPage;
  readonly own: Errors;
  readonly native: Errors | null;
  readonly confidence: number;
};

/** Rows per set; without native Tesseract its column says so. `wanted` narrows the pages while something is tried out. */
export async function ocrQuality(corpora: string, wanted: (page: OcrPage) => boolean = () => true): Promise<EvalRow[]> {
  const pages = ocrPages(corpora).filter(wanted);
  const recognise = reader();
  const native = nativeTesseract();
  const read: Read[] = [];
  for (const page of pages) {
    const { text, confidence } = await recognise(page.file);
    const other = native ? errorsOf(await native.read(page.file), page) : null;
    read.push({ page, own: errorsOf(text, page), native: other, confidence });
  }
  native?.close();
  write(read);
  return [...new Set(pages.map((page) => page.set))].flatMap((set) => rowsOf(set, read));
}

/** The product's way from bytes to text, in this process. */
function reader(): (file: string) => Promise<{ readonly text: string; readonly confidence: number }> {
  const tools = { name: 'picture', password: null, pictures: bundledPictures() };
  return async (file) => {
    const units: { text: string; ocrConfidence: number | null }[] = [];
    const source = bytesSource(readFileSync(file));
    for await (const item of imageExtractor.extract(source, wideLimits, new AbortController().signal, tools)) {
      if (item.type === 'unit') units.push(item.unit);
    }
    return { text: units.map((unit) => unit.text).join('\n\n'), confidence: units[0]?.ocrConfidence ?? 0 };
  };
}

type Native = { read(file: string): Promise<string>; close(): void };

/** The system's Tesseract 5 with the data we ship, or null. */
function nativeTesseract(): Native | null {
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' });
  } catch {
    console.error('ocr: native tesseract is not installed, so there is nothing to compare with.');
    return null;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-tessdata-'));
  const packed = readFileSync(path.join(root, 'resources/ocr/eng.traineddata.gz'));
  writeFileSync(path.join(folder, 'eng.traineddata'), gunzipSync(packed));
  return {
    async read(file) {
      const { stdout } = await promisify(execFile)(
        'tesseract',
        [file, '-', '--tessdata-dir', folder, '-l', 'eng', '--oem', '1'],
        {
          env: { ...process.env, OMP_THREAD_LIMIT: '1' },
        },
      );
      return stdout;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function errorsOf(text: string, { truth, capitals, keys }: OcrPage): Errors {
  const own = comparable(text, capitals);
  const wanted = comparable(truth, capitals);
  const squeezed = own.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return {
    characters: editDistance([...own], [...wanted]),
    words: editDistance(own.split(' '), wanted.split(' ')),
    ofCharacters: [...wanted].length,
    ofWords: wanted.split(' ').length,
    f1: wordF1(own, wanted),
    keys: keys.filter((key) => squeezed.includes(key.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase())).length,
  };
}

function rowsOf(set: string, all: readonly Read[]): EvalRow[] {
  const read = all.filter(({ page }) => page.set === set);
  const row = (what: string, measure: (errors: readonly Errors[]) => number): EvalRow => {
    const native = read.flatMap((one) => (one.native ? [one.native] : []));
    return {
      set: `ocr: ${set} (${read.length})`,
      what,
      figure: share(measure(read.map((one) => one.own))),
      baseline: native.length > 0 ? `tesseract 5 ${share(measure(native))}` : 'tesseract 5 absent',
    };
  };
  const sum = (errors: readonly Errors[], key: keyof Errors) => errors.reduce((total, one) => total + one[key], 0);
  const keys = read.reduce((total, { page }) => total + page.keys.length, 0);
  return [
    row('character error', (errors) => sum(errors, 'characters') / sum(errors, 'ofCharacters')),
    row('word error', (errors) => sum(errors, 'words') / sum(errors, 'ofWords')),
    row('word F1', (errors) => sum(errors, 'f1') / errors.length),
    ...(keys > 0 ? [row('company, date, address, total found', (errors) => sum(errors, 'keys') / keys)] : []),
  ];
}

function write(read: readonly Read[]): void {
  const lines = read.map(({ page, own, native, confidence }) => ({
    set: page.set,
    file: path.basename(page.file),
    confidence,
    characterError: own.characters / own.ofCharacters,
    wordError: own.words / own.ofWords,
    f1: own.f1,
    nativeCharacterError: native ? native.characters / native.ofCharacters : null,
    nativeF1: native?.f1 ?? null,
  }));
  const output = path.join(root, 'test-output');
  mkdirSync(output, { recursive: true });
  writeFileSync(path.join(output, 'ocr-quality.json'), `${JSON.stringify(lines, null, 2)}\n`);
}
