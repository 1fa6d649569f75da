/**
 * The files as a disk may hold them after the power went: what was synced is there; of what was written since, each sector by itself
 * may be there, be missing, or be the old one. Names (creating, renaming, deleting) are kept in order, as journaling file systems
 * do it, and any sync makes the names before it durable.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SystemCall } from './system-calls.ts';

/** Bytes a disk writes as one. */
const sector = 512;

type Change = Extract<SystemCall, { type: 'write' | 'truncate' }>;
type Content = { synced: Buffer; since: Change[] };
type Naming = (names: Map<string, Content>) => void;

/** `none`, `all` or some of what was not synced survives. */
export type Survival = 'none' | 'all' | 'some';

/** What had been said up to `at`, and the files, relative to `folder`. */
export function crashImage(
  calls: readonly SystemCall[],
  at: number,
  survival: Survival,
  random: () => number,
): { readonly files: ReadonlyMap<string, Buffer>; readonly said: readonly string[] } {
  /** As programs see them. */
  const seen = new Map<string, Content>();
  /** As they are on the disk for certain, and what was done to names since. */
  const durable = new Map<string, Content>();
  let namings: Naming[] = [];
  const said: string[] = [];
  const named = (naming: Naming) => {
    naming(seen);
    namings.push(naming);
  };
  for (const call of calls.slice(0, at)) {
    if (call.type === 'said') said.push(call.text);
    else if (call.type === 'create') {
      if (!seen.has(call.file)) {
        const content: Content = { synced: Buffer.alloc(0), since: [] };
        named((names) => names.set(call.file, content));
      }
    } else if (call.type === 'unlink') named((names) => names.delete(call.file));
    else if (call.type === 'rename') {
      const content = seen.get(call.file);
      if (content) {
        named((names) => {
          names.delete(call.file);
          names.set(call.to, content);
        });
      }
    } else if (call.type === 'sync') {
      const content = seen.get(call.file);
      if (content) {
        content.synced = content.since.reduce(apply, content.synced);
        content.since = [];
      }
      for (const naming of namings) naming(durable);
      namings = [];
    } else if (call.type === 'write' || call.type === 'truncate') seen.get(call.file)?.since.push(call);
  }
  const kept =
    survival === 'none' ? 0 : survival === 'all' ? namings.length : Math.floor(random() * (namings.length + 1));
  for (const naming of namings.slice(0, kept)) naming(durable);
  const files = new Map<string, Buffer>();
  for (const [file, { synced, since }] of durable) {
    files.set(file, since.flatMap((change) => survives(change, survival, random)).reduce(apply, synced));
  }
  return { files, said };
}

function survives(change: Change, survival: Survival, random: () => number): Change[] {
  if (survival === 'none') return [];
  if (survival === 'all') return [change];
  const fate = random();
  if (change.type === 'truncate' || fate < 0.6) return fate < 0.3 ? [] : [change];
  // Torn: some of its sectors.
  const parts: Change[] = [];
  for (let start = 0; start < change.bytes.length; start += sector) {
    const bytes = change.bytes.subarray(start, start + sector);
    if (random() < 0.5) parts.push({ ...change, offset: change.offset + start, bytes });
  }
  return parts;
}

function apply(content: Buffer, change: Change): Buffer {
  if (change.type === 'truncate') {
    return change.length <= content.length
      ? content.subarray(0, change.length)
      : Buffer.concat([content, Buffer.alloc(change.length - content.length)]);
  }
  const end = change.offset + change.bytes.length;
  const next = Buffer.concat([content, Buffer.alloc(Math.max(0, end - content.length))]);
  change.bytes.copy(next, change.offset);
  return next;
}

/** Writes the files into `folder` as they lay in `original`. */
export function writeImage(files: ReadonlyMap<string, Buffer>, original: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of files) {
    const target = path.join(folder, path.relative(original, file));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}
