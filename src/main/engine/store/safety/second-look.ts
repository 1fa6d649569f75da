import { readThrough } from './read-through.ts';

/**
 * `look` at a database that is closed before and after; where that throws damage, once more, with every byte of the file read before and
 * after. Throws what `look` throws, and the system's error where the disk refuses a byte; damage only when both looks say so.
 */
export function secondLook<Result>(file: string, isDamage: (error: unknown) => boolean, look: () => Result): Result {
  try {
    return look();
  } catch (error) {
    if (!isDamage(error)) throw error;
    readThrough(file);
  }
  try {
    return look();
  } catch (error) {
    if (isDamage(error)) readThrough(file);
    throw error;
  }
}
