/** Opens a folder that is one document (.rtfd, .pages as a folder) as the tar archive of its ordinary files. */
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import { isInside } from './check-folder.ts';
import { hashSource } from './hash-source.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { listPackage, type PackageFile } from './package-files.ts';
import { tarHeader, tarPadding } from './tar-header.ts';

/** A stretch of the archive: a header or padding in memory, or a file's bytes. */
type Piece = { readonly start: number; readonly end: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly file: PackageFile }
);

/** `root` is the real path of the registered folder. Throws AppError: `file-missing`, `file-unreadable`, `member-limit`. */
export async function openPackage(folder: string, root: string): Promise<OpenFile> {
  const files = await listed(folder, root);
  const { pieces, size } = layOut(files);
  // Neighbouring reads mostly meet the same file.
  let open: { readonly path: string; readonly file: OpenFile } | null = null;

  async function fileAt(wanted: PackageFile): Promise<OpenFile> {
    if (open?.path === wanted.path) return open.file;
    const before = open;
    open = null;
    await before?.file.close();
    const file = await openFile(path.join(folder, wanted.path), folder);
    open = { path: wanted.path, file };
    if (file.source.size !== wanted.size) {
      throw new AppError('file-changed-while-reading', 'A part of the document changed while it was read.');
    }
    return file;
  }

  async function read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(size, offset + length);
    const bytes = new Uint8Array(Math.max(0, end - offset));
    for (let at = offset, index = pieceAt(pieces, offset); at < end; index += 1) {
      const piece = pieces[index] as Piece;
      const from = at - piece.start;
      const count = Math.min(end, piece.end) - at;
      const part =
        'bytes' in piece ? piece.bytes.subarray(from, from + count) : await readFrom(piece.file, from, count);
      bytes.set(part, at - offset);
      at += count;
    }
    return bytes;
  }

  /** One reader at a time: they share the open file. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = turn.then(run);
    turn = result.catch(() => undefined);
    return result;
  }
  const readFrom = async (file: PackageFile, from: number, count: number) =>
    (await fileAt(file)).source.read(from, count);
  const source = { size, read: (offset: number, length: number) => inTurn(() => read(offset, length)) };

  return {
    source,
    hash: (signal) => hashSource(source, signal),
    head: () => source.read(0, limits.files.headBytes),
    async changed() {
      const now = await listed(folder, root);
      return now.length !== files.length || now.some((file, index) => !isSame(file, files[index] as PackageFile));
    },
    close: () =>
      inTurn(async () => {
        await open?.file.close();
        open = null;
      }),
  };
}

async function listed(folder: string, root: string): Promise<readonly PackageFile[]> {
  try {
    const stats = await lstat(folder);
    if (!stats.isDirectory() || !isInside(await realpath(folder), await realpath(root))) {
      throw new AppError('file-unreadable', 'This is not a document of the folder.', { path: folder });
    }
    const { files, cut } = await listPackage(folder);
    if (cut) {
      throw new AppError('member-limit', 'This document has too many parts.', {
        members: limits.files.maxPackageFiles,
      });
    }
    return files;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new AppError('file-missing', 'The file is no longer there.', { path: folder });
    throw new AppError('file-unreadable', 'The file cannot be opened. Check its permissions.', {
      path: folder,
      system: code,
    });
  }
}

function layOut(files: readonly PackageFile[]): { readonly pieces: readonly Piece[]; readonly size: number } {
  const pieces: Piece[] = [];
  let size = 0;
  const add = (length: number, content: { readonly bytes: Uint8Array } | { readonly file: PackageFile }) => {
    if (length > 0) pieces.push({ start: size, end: size + length, ...content });
    size += length;
  };
  const addBytes = (bytes: Uint8Array) => add(bytes.length, { bytes });
  for (const file of files) {
    addBytes(tarHeader(file.path, file.size));
    add(file.size, { file });
    addBytes(new Uint8Array(tarPadding(file.size)));
  }
  // Two empty blocks end an archive.
  addBytes(new Uint8Array(1024));
  return { pieces, size };
}

/** Index of the piece that holds `offset`, by halving. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isSame(a: PackageFile, b: PackageFile): boolean {
  return a.path === b.path && a.size === b.size && a.modifiedNs === b.modifiedNs && a.inode === b.inode;
}
