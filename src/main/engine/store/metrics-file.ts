/** The figures' own small file in the data folder. It is not precious: unreadable, it is as if it were not there. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type MetricsFile = {
  /** '' when there is none, it is larger than `most` bytes, or it can't be read. */
  read(most: number): string;
  /** Whole or not at all. Throws what the disk does. */
  write(text: string): void;
  erase(): void;
};

export function metricsFile(dataDir: string): MetricsFile {
  const file = path.join(dataDir, 'metrics.json');
  const next = `${file}.next`;
  return {
    read(most) {
      try {
        return statSync(file).size > most ? '' : readFileSync(file, 'utf8');
      } catch {
        return ''; // Not there, or not ours to read: the figures begin anew.
      }
    },
    write(text) {
      writeFileSync(next, text, { mode: 0o600 });
      renameSync(next, file);
    },
    erase() {
      for (const each of [file, next]) rmSync(each, { force: true });
    },
  };
}
