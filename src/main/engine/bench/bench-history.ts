/** What the bench measured on this machine, kept over time as JSON lines in the library's folder. */
import { appendFile, readFile } from 'node:fs/promises';
import type { BenchRecord } from '../../../preload/contract/shapes.ts';

export type BenchHistory = {
  /** Oldest first; a line a crash cut off is left out. */
  list(): Promise<readonly BenchRecord[]>;
  add(record: BenchRecord): Promise<void>;
};

export function createBenchHistory(file: string): BenchHistory {
  return {
    async list() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').flatMap((line) => recordOf(line) ?? []);
    },
    add: (record) => appendFile(file, `${JSON.stringify(record)}\n`),
  };
}

function recordOf(line: string): BenchRecord | null {
  try {
    const record = JSON.parse(line) as BenchRecord | null;
    return record && typeof record.at === 'number' ? record : null;
  } catch {
    return null; // Empty, or cut off.
  }
}
