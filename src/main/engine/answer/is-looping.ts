import { loopLimits } from './loop-limits.ts';

/**
 * Whether a model only repeats itself: the text ends in the same stretch of words several times over. A small model that has begun to does so until it runs
 * out of tokens, while a person waits. `text`: what was written so far.
 */
export function isLooping(text: string): boolean {
  const { shortest, longest, times, whole } = loopLimits;
  for (let length = shortest; length <= longest; length += 1) {
    const most = Math.max(times, Math.ceil(whole / length));
    if (most * length > text.length) continue;
    const last = text.slice(-length);
    const isAgain = (before: number) => text.endsWith(last, text.length - before * length);
    // Rules of tables and rows of zeros repeat as well.
    if (/\p{L}/u.test(last) && Array.from({ length: most - 1 }, (_, at) => at + 1).every(isAgain)) return true;
  }
  return false;
}
