import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { readAll } from '../read-all.ts';
import { type CompoundFile, openCompound } from './compound-file.ts';
import { compoundLimits } from './limits.ts';

/** Reads and opens a compound file. Rejects with `file-too-large`, `file-damaged`. */
export async function readCompound(source: ByteSource, signal: AbortSignal): Promise<CompoundFile> {
  if (source.size > compoundLimits.maxBytes) {
    throw new AppError('file-too-large', 'The file is larger than a file of its format can be.', {
      most: compoundLimits.maxBytes,
    });
  }
  return openCompound(await readAll(source, signal));
}
