import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** One place at which two packed folders differ. */
export type PackageDifference = {
  /** Relative to the folder. */
  readonly path: string;
  readonly kind: 'only in the first' | 'only in the second' | 'other kind or mode' | 'other length' | 'other bytes';
  /** Offsets of the differing bytes, at most `mostOffsets`. */
  readonly offsets: readonly number[];
};

/** Offsets told of one file; whoever sees this many has seen enough. */
const mostOffsets = 64;

/** Every difference between two folders: names, links, modes and each byte of each file. Empty means the same. */
export function comparePackages(first: string, second: string): PackageDifference[] {
  const names = (folder: string) => new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const ours = names(first);
  const theirs = names(second);
  return [...new Set([...ours, ...theirs])].sort().flatMap((path): PackageDifference[] => {
    if (!theirs.has(path)) return [{ path, kind: 'only in the first', offsets: [] }];
    if (!ours.has(path)) return [{ path, kind: 'only in the second', offsets: [] }];
    return compareEntry(path, join(first, path), join(second, path));
  });
}

function compareEntry(path: string, first: string, second: string): PackageDifference[] {
  const [one, other] = [lstatSync(first), lstatSync(second)];
  if (one.mode !== other.mode) return [{ path, kind: 'other kind or mode', offsets: [] }];
  if (one.isSymbolicLink()) {
    return readlinkSync(first) === readlinkSync(second) ? [] : [{ path, kind: 'other bytes', offsets: [] }];
  }
  if (!one.isFile()) return [];
  if (one.size !== other.size) return [{ path, kind: 'other length', offsets: [] }];
  const [a, b] = [readFileSync(first), readFileSync(second)];
  if (a.equals(b)) return [];
  const offsets: number[] = [];
  for (let at = 0; at < a.length && offsets.length < mostOffsets; at += 1) if (a[at] !== b[at]) offsets.push(at);
  return [{ path, kind: 'other bytes', offsets }];
}
