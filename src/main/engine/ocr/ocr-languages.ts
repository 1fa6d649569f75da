/** The OCR language data on this disk: what is bundled, and what a person added to the library's folder. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { OcrLanguage } from '../../../preload/contract/shapes.ts';
import { ocrLimits } from './limits.ts';
import { checkTraineddata } from './traineddata.ts';

export type OcrDirs = { readonly bundled: string; readonly added: string };
export type InstalledLanguage = Pick<OcrLanguage, 'code' | 'bundled'>;

const fileName = /^([A-Za-z][A-Za-z_]{1,39})\.traineddata(\.gz)?$/;
/** Data that is no language: orientation and script detection, equations. */
const noLanguages: ReadonlySet<string> = new Set(['osd', 'equ']);

/** Languages that can be read, bundled ones first, each in order of its code. */
export async function listOcrLanguages(dirs: OcrDirs): Promise<readonly InstalledLanguage[]> {
  const bundled = await codesIn(dirs.bundled);
  const added = (await codesIn(dirs.added)).filter((code) => !bundled.includes(code));
  return [
    ...bundled.map((code) => ({ code, bundled: true })),
    ...added.map((code) => ({ code, bundled: false })),
  ].filter(({ code }) => !noLanguages.has(code));
}

/** The data of a code (also `osd`) as it stands on disk, packed or not; an added file goes before a bundled one. Null when absent. */
export async function readOcrLanguage(code: string, dirs: OcrDirs): Promise<Uint8Array | null> {
  for (const dir of [dirs.added, dirs.bundled]) {
    const file = (await filesIn(dir)).find((name) => fileName.exec(name)?.[1] === code);
    if (file) return readFile(path.join(dir, file));
  }
  return null;
}

/**
 * Copies language data into the library's folder, unpacked; a file of the same code is replaced at once. Throws `ocr-unavailable`
 * (no language data, not named like one), `file-unreadable` or `file-too-large`.
 */
export async function addOcrLanguage(file: string, dirs: OcrDirs): Promise<InstalledLanguage> {
  const code = fileName.exec(path.basename(file))?.[1];
  if (!code || noLanguages.has(code)) {
    throw new AppError('ocr-unavailable', 'Language data is named after its language, for example deu.traineddata.');
  }
  const plain = checkTraineddata(await readWhole(file));
  await mkdir(dirs.added, { recursive: true });
  const half = path.join(dirs.added, `.${code}-${randomUUID()}.part`);
  try {
    await writeFile(half, plain, { flag: 'wx' });
    await rename(half, path.join(dirs.added, `${code}.traineddata`));
  } finally {
    await rm(half, { force: true });
  }
  return { code, bundled: (await codesIn(dirs.bundled)).includes(code) };
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > ocrLimits.maxDataBytes)
      throw new AppError('file-too-large', 'This file is too large for language data.');
    return await readFile(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file-unreadable', 'The language data could not be read.');
  }
}

async function codesIn(dir: string): Promise<string[]> {
  return (await filesIn(dir)).flatMap((name) => fileName.exec(name)?.[1] ?? []).sort();
}

async function filesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    // Nothing was added yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
