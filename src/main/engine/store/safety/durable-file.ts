/** Files that are there whole or not at all, also after a power cut. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes `text` to `file` in one step. Throws the system's errors. */
export function writeDurably(file: string, text: string): void {
  const part = `${file}.part`;
  writeFileSync(part, text, { mode: 0o600 });
  putInPlace(part, file);
}

/** Gives a finished file its name; what had the name before is gone. */
export function putInPlace(part: string, file: string): void {
  syncFile(part);
  renameSync(part, file);
  syncFolder(path.dirname(file));
}

export function syncFolder(folder: string): void {
  syncFile(folder);
}

export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
