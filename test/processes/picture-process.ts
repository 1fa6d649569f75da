/** The real picture worker, forked from its TypeScript entry with the flags of the product, behind the real pool. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { readOcrLanguage } from '../../src/main/engine/ocr/ocr-languages.ts';
import { readSecondReaderPart } from '../../src/main/engine/ocr/second-reader-parts.ts';
import type { Log, WorkerHost } from '../../src/main/engine/ports.ts';
import { channelOf, nodeFlags } from '../../src/main/processes/fork-worker-host.ts';
import { forkedProcess } from '../../src/main/processes/forked-process.ts';
import type { PictureLanguages } from '../../src/main/processes/picture-pool.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Starts picture workers and counts them. */
export function pictureHost(): WorkerHost & { readonly started: () => readonly number[] } {
  const pids: number[] = [];
  return {
    started: () => pids,
    async start() {
      const readable = ['src', 'node_modules', 'package.json'].map((name) => path.join(root, name));
      const { stdio, args } = channelOf('picture-worker');
      const child = fork(path.join(root, 'src/main/entries/picture-worker.ts'), args, {
        serialization: 'advanced',
        stdio,
        execArgv: nodeFlags('picture-worker', readable),
      });
      if (child.pid) pids.push(child.pid);
      return forkedProcess(child);
    },
  };
}

const ocrFolder = path.join(root, 'resources/ocr');

/** The bundled English data, and the second recogniser. */
export const bundledLanguages: PictureLanguages = {
  codes: async () => ['eng'],
  read: (code) => readOcrLanguage(code, { bundled: ocrFolder, added: path.join(root, 'no-such-folder') }),
  part: (name) => readSecondReaderPart(name, ocrFolder),
};
