/** Whether a password opens a file, found out by opening it. */
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import { limits } from './limits.ts';
import type { FileRow } from './store/file-table.ts';

/** The sha256 of the file it opens. Rejects with `wrong-password` and whatever opening the file rejects with. */
export async function tryPassword(
  context: EngineContext,
  row: FileRow,
  password: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const folder = context.personal.folders.byId(row.folderId);
  if (!folder) throw new AppError('not-found', 'The folder of this file is not in the library.');
  const opened = await context.ingest.open(row, folder.path, signal);
  try {
    const request = {
      kind: row.kind,
      name: row.name,
      password,
      ocrLanguages: [],
      limits: { maxCharacters: limits.extract.maxCharacters, maxExpansion: limits.extract.maxExpansion, fromUnit: 0 },
    };
    for await (const item of context.workers.extract(opened.source, request, signal)) {
      // Metadata may stand outside of what is locked; the first text or page says that it is open.
      if (item.type !== 'metadata') break;
    }
    return await opened.hash(signal);
  } catch (error) {
    if (error instanceof AppError && error.code === 'password-needed') {
      throw new AppError('wrong-password', 'This password does not open the file.');
    }
    throw error;
  } finally {
    await opened.close();
  }
}
