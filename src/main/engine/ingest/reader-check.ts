/** Tells a broken reader from files that break it: a few plain words every reader must manage. */
import { limits } from '../limits.ts';
import type { ExtractWorkers } from '../ports.ts';
import type { ByteSource } from '../types.ts';

const words = new TextEncoder().encode('Docent looks whether its readers work.\n');
const source: ByteSource = {
  size: words.length,
  read: async (offset, length) => words.slice(offset, offset + length),
};

/** A reader may be killed from outside just now: one failure proves nothing. */
const tries = 2;

/** True when a reader process reads a known good text. Rejects only when `signal` fires. */
export async function readerWorks(workers: ExtractWorkers, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 1; attempt <= tries; attempt += 1) if (await readsOnce(workers, signal)) return true;
  return false;
}

async function readsOnce(workers: ExtractWorkers, signal: AbortSignal): Promise<boolean> {
  const { maxCharacters, maxExpansion } = limits.extract;
  const request = {
    kind: 'text',
    name: 'check.txt',
    password: null,
    ocrLanguages: [],
    limits: { maxCharacters, maxExpansion, fromUnit: 0 },
  };
  try {
    let units = 0;
    for await (const item of workers.extract(source, request, signal)) if (item.type === 'unit') units += 1;
    return units > 0;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
