import { fork } from 'node:child_process';
import path from 'node:path';
import type { BareAnswer, BareRequest } from './bare-pictures-process.ts';

/** Photographs, and a bare loop of sharp over those made last, in a process of their own. */
export type BarePictures = {
  make(folder: string, count: number, from: number): Promise<void>;
  loop(): Promise<{ readonly seconds: number; readonly processor: number }>;
  close(): void;
};

export function startBarePictures(): BarePictures {
  const child = fork(path.join(import.meta.dirname, 'bare-pictures-process.ts'), { execArgv: ['--no-warnings'] });
  const ask = (request: BareRequest) =>
    new Promise<Exclude<BareAnswer, { error: string }>>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the bare loop ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (answer: BareAnswer) => {
        child.off('exit', ended);
        if (answer && 'error' in answer) reject(new Error(answer.error));
        else resolve(answer);
      });
      child.send(request);
    });
  return {
    make: async (folder, count, from) => void (await ask({ folder, count, from })),
    async loop() {
      const measured = await ask('loop');
      if (!measured) throw new Error('The bare loop did not say how long it took.');
      return measured;
    },
    close: () => child.disconnect(),
  };
}
