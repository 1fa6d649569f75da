import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { safetyLimits } from './limits.ts';

/**
 * Reads every byte of a closed database and its log. Throws the system's error where the disk refuses some: SQLite says `SQLITE_CORRUPT`
 * for that too (it cannot tell a damaged file system from a damaged file), so what it says counts only between two readings like this.
 */
export function readThrough(file: string): void {
  const buffer = Buffer.alloc(safetyLimits.readBytes);
  for (const each of [file, `${file}-wal`]) {
    if (!existsSync(each)) continue;
    const descriptor = openSync(each, 'r');
    try {
      let at = 0;
      for (let read = -1; read !== 0; at += read) read = readSync(descriptor, buffer, 0, buffer.length, at);
    } finally {
      closeSync(descriptor);
    }
  }
}
