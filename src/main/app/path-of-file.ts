import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineRequest } from './handlers.ts';

/** Rows asked for at once; the most the contract allows. */
const rows = 10_000;

/** The full path of a file in any state, for Finder. Rejects with `not-found`. */
export async function pathOfFile(request: EngineRequest, fileId: string): Promise<string> {
  for (let from = 0; ; from += rows) {
    const { files, total } = await request('file.list', { from, limit: rows });
    const file = files.find(({ id }) => id === fileId);
    if (file) {
      const { folders } = await request('library.status', {});
      const folder = folders.find(({ id }) => id === file.folderId);
      if (!folder) throw new AppError('not-found', 'The folder of this file is not in the library.');
      return path.resolve(folder.path, file.path);
    }
    if (from + rows >= total) throw new AppError('not-found', 'This file is not in the library.');
  }
}
