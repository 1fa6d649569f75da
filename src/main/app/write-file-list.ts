import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { AppError } from '../../preload/contract/errors.ts';

type Part = { readonly text: string; readonly next: number | null };

/** `Docent files 2026-11-20.csv`: the day is the person's own. */
export function listFileName(format: 'csv' | 'json', now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `Docent files ${day}.${format}`;
}

/** So that spreadsheet programs take a CSV for what it is: UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Writes the list of files, part by part, where a person chose to have it: the only file outside our own folder that the
 * app ever writes. It appears whole or not at all. Rejects with `disk-full` or `list-not-saved`.
 */
export async function writeFileList(
  file: string,
  format: 'csv' | 'json',
  part: (from: number) => Promise<Part>,
): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx');
    try {
      if (format === 'csv') await handle.writeFile(byteOrderMark);
      for (let from: number | null = 0; from !== null; ) {
        const { text, next }: Part = await part(from);
        await handle.writeFile(text);
        from = next !== null && next > from ? next : null;
      }
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw asAppError(error, file);
  }
}

function asAppError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new AppError('disk-full', 'The disk is full.', { path: file });
  return new AppError('list-not-saved', `The list could not be written: ${message}`, { path: file });
}
