/**
 * Puts another library in the place of this one, between two openings. What was there is set aside as a whole and can be put back the
 * same way; nothing a person made is deleted. A power cut anywhere is gone on with at the next opening: `swap.json` says how far it had come.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { syncFolder, writeDurably } from './durable-file.ts';
import { isUntouched } from './is-untouched.ts';

const noteName = 'swap.json';
/** What has been verified and waits to be put in place. */
export const stagedFolder = 'restored-library';
/** Copies of the databases on their way: into a file, out of one before they are checked, and into this library. */
export const passingFolders = { backup: 'backing-up', restore: 'unpacking', merge: 'merging' } as const;
const asideName = /^set-aside-(\d{8}-\d{6}(-\d+)?)$/;
/** Everything that belongs to the two databases, their notes and their copies. */
const isPart = (name: string) =>
  /^(library|personal)\.db(-wal|-shm|-journal|\.kept-.*)?$/.test(name) ||
  /^safety(-copy)?\.json$/.test(name) ||
  name === 'backups';

const noteSchema = z.object({
  from: z.string(),
  to: z.string(),
  step: z.enum(['out', 'in']),
  /** What went out was a library in which nothing had been made. */
  untouched: z.boolean().optional(),
});

export type SetAside = { readonly name: string; readonly at: number; readonly bytes: number };

/** `from`: a folder in `dataDir`, taken at the next opening. Throws the system's errors. */
export function askSwap(dataDir: string, from: string, now: number): void {
  const stamp = new Date(now)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, '')
    .replace('T', '-');
  let to = `set-aside-${stamp}`;
  for (let count = 2; existsSync(path.join(dataDir, to)); count += 1) to = `set-aside-${stamp}-${count}`;
  writeDurably(path.join(dataDir, noteName), JSON.stringify({ from, to, step: 'out' }));
}

/**
 * Does what was asked for; call it while nothing is open. Returns the folder that holds what was there before, or null. Of a library in
 * which nothing had been made, as it is in a new data folder, nothing is kept.
 */
export function finishSwap(dataDir: string): string | null {
  const file = path.join(dataDir, noteName);
  if (!existsSync(file)) return null;
  const note = noteSchema.safeParse(parsed(readFileSync(file, 'utf8')));
  const isOurs = note.success && isFolderOfOurs(note.data.from) && asideName.test(note.data.to);
  if (!isOurs) {
    rmSync(file);
    return null;
  }
  const from = path.join(dataDir, note.data.from);
  const to = path.join(dataDir, note.data.to);
  if (note.data.step === 'out') {
    if (!existsSync(from)) {
      rmSync(file);
      return null;
    }
    // Where a swap was cut off, a part of it may be out already: the rest says nothing about the whole.
    const parts = readdirSync(dataDir).filter(isPart);
    const untouched = !existsSync(to) && isUntouched(dataDir, parts, path.join(dataDir, passingFolders.restore));
    mkdirSync(to, { recursive: true, mode: 0o700 });
    move(dataDir, to);
    writeDurably(file, JSON.stringify({ ...note.data, step: 'in', untouched }));
    note.data.untouched = untouched;
  }
  if (existsSync(from)) {
    move(from, dataDir);
    rmSync(from, { recursive: true, force: true });
  }
  if (note.data.untouched) rmSync(to, { recursive: true, force: true });
  rmSync(file);
  syncFolder(dataDir);
  return note.data.untouched ? null : note.data.to;
}

/** Newest first. */
export function listSetAside(dataDir: string): SetAside[] {
  return readdirSync(dataDir)
    .filter((name) => asideName.test(name))
    .sort()
    .reverse()
    .map((name) => {
      const folder = path.join(dataDir, name);
      const bytes = readdirSync(folder).reduce((sum, each) => sum + statSync(path.join(folder, each)).size, 0);
      return { name, at: Math.round(statSync(folder).mtimeMs), bytes };
    });
}

/**
 * Copies that a crash left, or that were verified and never put in place: nothing asks for them any more, and they are not sealed as the
 * file they came from may have been. Call it after `finishSwap`, while nothing is open.
 */
export function removePassing(dataDir: string): void {
  for (const name of [...Object.values(passingFolders), stagedFolder])
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

/** For an erasing: what was erased may stand in them. */
export function eraseSetAside(dataDir: string): void {
  for (const { name } of listSetAside(dataDir)) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  removePassing(dataDir);
}

const isFolderOfOurs = (name: string) => name === stagedFolder || asideName.test(name);

function move(from: string, to: string): void {
  for (const name of readdirSync(from).filter(isPart)) renameSync(path.join(from, name), path.join(to, name));
  syncFolder(to);
  syncFolder(from);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not ours, or half of it: the note is written in one step, so nothing had been moved.
  }
}
