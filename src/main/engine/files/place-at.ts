/** From a hinted place to the folder the library would list. */
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { bundleKind } from './bundles.ts';
import { entryKeys } from './entry-keys.ts';
import type { Exclusions } from './exclusions.ts';
import type { Place } from './list-directory.ts';
import { readIgnoreFile } from './read-ignore-file.ts';
import { isSkipped } from './skip-rules.ts';

export type HintedFolder = {
  /** A folder that exists. */
  readonly folder: Place;
  /** The one entry of it that changed, where the hint lies deeper than anything is listed; null when any entry may be meant. */
  readonly entry: string | null;
  /** The folder hinted at is not there. */
  readonly climbed: boolean;
};

/**
 * Null when nothing there is ever listed. Rejects with the system's error when a folder on the way can't be read.
 * @param directory path relative to `root`, `/`-separated; `''` is the root
 */
export async function placeAt(root: string, directory: string, exclusions: Exclusions): Promise<HintedFolder | null> {
  let steps = directory === '' ? [] : directory.split('/');
  let entry: string | null = null;
  let climbed = false;
  const cutAt = (index: number) => {
    entry = steps[index] as string;
    steps = steps.slice(0, index);
  };
  // Whatever changes inside a bundle changes, at most, the one item that it is.
  const item = steps.findIndex((step) => bundleKind(step) !== null);
  if (item >= 0) cutAt(item);
  if (steps.some(isSkipped)) return null;
  while (steps.length > 0 && !(await isSpelledSo(root, steps))) {
    cutAt(steps.length - 1);
    climbed = true;
  }
  let folder: Place = { path: '', key: '', exclusions };
  for (const step of steps) {
    const inside = await rulesInside(root, folder);
    const place = folder.path === '' ? step : `${folder.path}/${step}`;
    if (inside.excludes(place, true)) return null;
    const key = await keyOf(path.join(root, folder.path), step);
    folder = { path: place, key: folder.key === '' ? key : `${folder.key}/${key}`, exclusions: inside };
  }
  return { folder, entry, climbed };
}

/** False when there is no such folder, or only one of another spelling or behind a link. */
async function isSpelledSo(root: string, steps: readonly string[]): Promise<boolean> {
  try {
    const wanted = path.join(root, ...steps);
    return (await realpath(wanted)).normalize('NFC') === wanted.normalize('NFC');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return false;
    throw error;
  }
}

async function rulesInside(root: string, folder: Place): Promise<Exclusions> {
  const text = await readIgnoreFile(path.join(root, folder.path));
  return text === null ? folder.exclusions : folder.exclusions.inside(folder.path, text);
}

/** A name in NFC always has the plain key; any other one may have a twin. */
async function keyOf(parent: string, name: string): Promise<string> {
  if (name.normalize('NFC') === name) return name;
  const names = (await readdir(parent)).map((each) => ({ name: each, bytes: null }));
  const index = names.findIndex((each) => each.name === name);
  return index < 0 ? name.normalize('NFC') : (entryKeys(names)[index] as string);
}
