import { readFileSync, writeFileSync } from 'node:fs';
import { type Look, readLook } from '../../preload/contract/look.ts';
import type { Log } from '../engine/ports.ts';

export type KeptLook = {
  /** The last one that was chosen. */
  now(): Look;
  /** Keeps it for the next start; never throws. */
  keep(look: Look): void;
};

/**
 * Theme, language and size of text as they were last: the settings are the library's, and a window that waits for it would be painted
 * in the system's look first and change before a person's eyes. A missing or damaged file means the usual look.
 */
export function createKeptLook(file: string, log: Log): KeptLook {
  let look = readLook(stored(file));
  return {
    now: () => look,
    keep(given) {
      const next = readLook(given);
      if (JSON.stringify(next) === JSON.stringify(look)) return;
      look = next;
      try {
        writeFileSync(file, JSON.stringify(next), { mode: 0o600 });
      } catch (error) {
        log.warn('the look of the window was not saved', { message: String(error) });
      }
    },
  };
}

function stored(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // First start, or cut by a crash.
  }
}
