/** A database that is not used any more keeps its bytes under another name; nothing here deletes it but an erasing a person asked for. */
import { constants, copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { KeptFile } from '../../../../preload/contract/safety-shapes.ts';
import { putInPlace, syncFile, syncFolder } from './durable-file.ts';

/** A journal that stayed would be played into the next file of that name. */
const companions = ['-wal', '-shm', '-journal'] as const;
const keptName = /^(library|personal)\.db\.kept-/;

/** A name for `file` that is not taken yet. */
function nameFor(file: string, now: number): string {
  const stamp = new Date(now)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, '')
    .replace('T', '-');
  let name = `${file}.kept-${stamp}`;
  for (let count = 2; existsSync(name); count += 1) name = `${file}.kept-${stamp}-${count}`;
  return name;
}

/** Renames `file` with its log and its journal; returns the new name. */
export function setAside(file: string, now: number): string {
  const name = nameFor(file, now);
  // The file first: a log beside a new file of the same name would be played into it, see `setOrphanAside`.
  if (existsSync(file)) renameSync(file, name);
  for (const end of companions) if (existsSync(file + end)) renameSync(file + end, name + end);
  syncFolder(path.dirname(file));
  return path.basename(name);
}

/**
 * Copies `file`, which is closed, with its log, for one that is about to be changed by a repair; returns the copy's name. Where the file system
 * can share the bytes (a Mac's can) it takes neither time nor room. Throws the system's errors, and leaves nothing then.
 */
export function keepCopy(file: string, now: number): string {
  const name = nameFor(file, now);
  // As an erasing knows it (`eraseKept`), should a crash leave it.
  const part = `${file}.part`;
  try {
    const log = `${file}-wal`;
    if (existsSync(log)) {
      copyFileSync(log, `${name}-wal`, constants.COPYFILE_FICLONE);
      syncFile(`${name}-wal`);
    }
    copyFileSync(file, part, constants.COPYFILE_FICLONE);
    // The log was there first: without it the copy would be one of another moment.
    putInPlace(part, name);
  } catch (error) {
    for (const left of [part, `${name}-wal`]) rmSync(left, { force: true });
    throw error;
  }
  return path.basename(name);
}

/** What a crash within `keepCopy`, or within putting a backup back, leaves: all of a database, which nobody would find again. */
export function removeCutOff(file: string): void {
  const part = `${file}.part`;
  if (statSync(part, { throwIfNoEntry: false })?.isFile()) rmSync(part);
}

/** A log without its file is what a crash within `setAside` leaves. */
export function setOrphanAside(file: string, now: number): void {
  if (!existsSync(file) && existsSync(`${file}-wal`)) setAside(file, now);
}

/** With their sizes in bytes, logs counted in; the oldest of each database first. */
export function keptFiles(dataDir: string): KeptFile[] {
  const names = readdirSync(dataDir).filter((name) => keptName.test(name));
  const mainName = (name: string) => companions.reduce((left, end) => left.replace(new RegExp(`${end}$`), ''), name);
  // A log whose database is gone is listed too: it holds words a person may want to delete.
  return [...new Set(names.map(mainName))].sort().map((name) => ({
    name,
    was: name.startsWith('library') ? 'library' : 'personal',
    bytes: filesOf(dataDir, name).reduce((sum, file) => sum + statSync(file).size, 0),
  }));
}

const filesOf = (dataDir: string, name: string) =>
  ['', ...companions].map((end) => path.join(dataDir, name + end)).filter((file) => existsSync(file));

/** Deletes what a person no longer wants; false when nothing of that name was set aside. A name that is a path is none. */
export function deleteKept(dataDir: string, name: string): boolean {
  if (!keptFiles(dataDir).some((kept) => kept.name === name)) return false;
  for (const file of filesOf(dataDir, name)) rmSync(file);
  syncFolder(dataDir);
  return true;
}

/** For an erasing: what was erased may stand in them, and in a copy that was cut off while it was put back. */
export function eraseKept(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (keptName.test(name) || name.endsWith('.db.part')) rmSync(path.join(dataDir, name), { force: true });
  }
}
