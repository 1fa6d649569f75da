import { loopLimits } from './loop-limits.ts';

/**
 * Whether a model only repeats itself: the text ends in the same stretch of words three times over. A small model that has begun to does so until it runs
 * out of tokens, while a person waits. `text`: what was written so far.
 */
export function isLooping(text: string): boolean {
  const { shortest, longest } = loopLimits;
  for (let length = shortest; length <= longest && length * 3 <= text.length; length += 1) {
    const last = text.slice(-length);
    if (!text.endsWith(last, text.length - length) || !text.endsWith(last, text.length - 2 * length)) continue;
    // Rules of tables and rows of zeros repeat as well.
    if (/\p{L}/u.test(last)) return true;
  }
  return false;
}
