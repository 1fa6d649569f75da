import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { tarMembers } from '../tar/tar-members.ts';
import { readMember } from '../zip/read-member.ts';
import { zipDirectory } from '../zip/zip-directory.ts';

/** The files of a document that is an archive or a folder. */
export type Container = {
  /** In the order of the archive. */
  readonly paths: readonly string[];
  /** The archive ends before its directory does: files are missing, and one may be the beginning of one. */
  readonly cut: boolean;
  /** Null when there is no such file. Rejects as `readMember` does, `text-limit` above `mostBytes`. */
  read(path: string, mostBytes: number): Promise<Uint8Array | null>;
};

/**
 * Opens a document made of files: a ZIP, or a folder that the system shows as one document and that arrives as a TAR of its
 * files. A folder around all of them is left out of the paths. Rejects with `file-damaged`, `expansion-limit`.
 */
export async function openContainer(
  source: ByteSource,
  maxExpansion: number,
  signal: AbortSignal,
  password: string | null = null,
): Promise<Container> {
  const mark = await source.read(0, Math.min(2, source.size));
  let cut = false;
  const files = new Map<string, (mostBytes: number) => Promise<Uint8Array>>();
  if (mark[0] === 0x50 && mark[1] === 0x4b) {
    const parts = await zipDirectory(source, maxExpansion);
    cut = parts.cut;
    for (const [name, member] of parts.members) {
      // The beginning of a packed part of iWork can't be told from a damaged one.
      if (!name.endsWith('/') && !(member.cut && /\.iwa$/i.test(name))) {
        files.set(name, (most) => readMember(source, member, maxExpansion, most, signal, password));
      }
    }
  } else {
    try {
      for await (const { member, entry } of tarMembers(source, signal)) {
        if (member.problem || entry.there < entry.size) continue;
        files.set(member.path, (most) => source.read(entry.dataAt, Math.min(entry.size, most)));
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'file-cut-off') throw error;
      cut = true;
    }
  }
  const paths = [...files.keys()];
  const folder = commonFolder(paths);
  return {
    paths: paths.map((path) => path.slice(folder.length)),
    cut,
    read: async (path, mostBytes) => (await files.get(folder + path)?.(mostBytes)) ?? null,
  };
}

/** The folder named like a document that holds every file, with its slash; '' when there is none. */
function commonFolder(paths: readonly string[]): string {
  const first = /^[^/]+\.(?:pages|numbers|key|rtfd|epub)\//i.exec(paths[0] ?? '')?.[0] ?? '';
  return first !== '' && paths.every((path) => path.startsWith(first)) ? first : '';
}
