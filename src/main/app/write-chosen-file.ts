import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { AppError } from '../../preload/contract/errors.ts';

type Part = { readonly text: string | Uint8Array; readonly next: number | null };

/** `Docent files 2026-11-20.csv`: the day is the person's own. */
export function listFileName(format: 'csv' | 'json', now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `Docent files ${day}.${format}`;
}

/** So that spreadsheet programs take a CSV for what it is: UTF-8. */
export const byteOrderMark = '\uFEFF';

/** A title as a file's name: what no system takes in one is left out. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return name.slice(0, longestName).trim() || 'Conversation';
}

/** UTF-16 units; with its ending it stays under what every file system takes. */
const longestName = 80;

/**
 * Writes a list or a conversation, part by part, where a person chose to have it: the only files outside our own folder that the
 * app ever writes. It appears whole or not at all. `lead` stands before the first part. Rejects with `disk-full` or `list-not-saved`.
 */
export async function writeChosenFile(file: string, part: (from: number) => Promise<Part>, lead = ''): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx');
    try {
      if (lead !== '') await handle.writeFile(lead);
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
