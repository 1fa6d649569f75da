import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

export type Read = { readonly pages: number; readonly peakBytes: number };

/** A PDF reader in a process of its own, one file after the other. */
export type ReadingProcess = { read(file: string): Promise<Read>; close(): void };

export function startReadingProcess(): ReadingProcess {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'pdf-reading-process.ts'), { execArgv: [] });
  return {
    read: (file) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the reader ended with ${code} over ${file}`));
        child.once('exit', ended);
        child.once('message', (answer) => {
          child.off('exit', ended);
          resolve(answer as Read);
        });
        child.send(file);
      }),
    close: () => child.disconnect(),
  };
}
