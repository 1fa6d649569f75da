import { AppError } from '../../../../preload/contract/errors.ts';

const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
const failing: ReadonlySet<unknown> = new Set([
  'EIO',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'EACCES',
  'EPERM',
  'ENODEV',
  'ESTALE',
]);

/** The system's failures with a file of the library as ours; everything else is passed through. */
export function systemError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (full.has(code)) return new AppError('disk-full', 'The disk is full. Free some space, then open Docent again.');
  if (!failing.has(code)) return error;
  return new AppError('storage-failed', `The library could not be read or written (${String(code)}).`, {
    system: String(code),
  });
}
