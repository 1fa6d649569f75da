/** A database that is not used any more keeps its bytes under another name; nothing here deletes it but an erasing a person asked for. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './durable-file.ts';

const companions = ['-wal', '-shm'] as const;
const keptName = /^(library|personal)\.db\.kept-/;

/** Renames `file` with its log; returns the new name. */
export function setAside(file: string, now: number): string {
  const stamp = new Date(now)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, '')
    .replace('T', '-');
  let name = `${file}.kept-${stamp}`;
  for (let count = 2; existsSync(name); count += 1) name = `${file}.kept-${stamp}-${count}`;
  // The file first: a log beside a new file of the same name would be played into it, see `setOrphanAside`.
  if (existsSync(file)) renameSync(file, name);
  for (const end of companions) if (existsSync(file + end)) renameSync(file + end, name + end);
  syncFolder(path.dirname(file));
  return path.basename(name);
}

/** A log without its file is what a crash within `setAside` leaves. */
export function setOrphanAside(file: string, now: number): void {
  if (!existsSync(file) && existsSync(`${file}-wal`)) setAside(file, now);
}

export type KeptFile = { readonly name: string; readonly bytes: number };

export function keptFiles(dataDir: string): KeptFile[] {
  return readdirSync(dataDir)
    .filter((name) => keptName.test(name) && !companions.some((end) => name.endsWith(end)))
    .map((name) => ({ name, bytes: statSync(path.join(dataDir, name)).size }));
}

/** For an erasing: what was erased may stand in them, and in a copy that was cut off while it was put back. */
export function eraseKept(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (keptName.test(name) || name.endsWith('.db.part')) rmSync(path.join(dataDir, name), { force: true });
  }
}
