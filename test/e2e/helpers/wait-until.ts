import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until `look` gives a value; only a hang should meet the limit. */
export async function waitUntil<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
  milliseconds = 120_000,
): Promise<Value> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s for ${what}`);
    await pause(100);
  }
}
