import type { EngineRequest } from './handlers.ts';

/** Between a file and the place of a member inside it. */
const memberStep = '!/';

/** The full path of a file in any state, for Finder; for a member that of the file it stands in. Rejects with `not-found`. */
export async function pathOfFile(request: EngineRequest, fileId: string): Promise<string> {
  const { file } = await request('file.details', { fileId });
  return file.memberPath === null ? file.path : file.path.slice(0, -(memberStep + file.memberPath).length);
}
