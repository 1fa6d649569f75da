import type { AppErrorCode } from '../../preload/contract/errors.ts';

const passing: ReadonlySet<string> = new Set<AppErrorCode>([
  'cancelled',
  'cloud-only',
  'engine-unavailable',
  'file-changed-while-reading',
  'file-missing',
  'file-unreadable',
  'not-found',
]);

/** Whether what kept a file from being shown says nothing of the file: it may be back, or whole, the next moment. */
export const mayBeBack = (code: string): boolean => passing.has(code);
