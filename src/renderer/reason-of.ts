import { AppError } from '../preload/contract/errors.ts';
import type { Reason } from '../preload/contract/shapes.ts';

/** Anything caught, as a reason that has a sentence. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof AppError) return { code: error.code, values: error.data };
  return { code: 'internal', values: {} };
}
