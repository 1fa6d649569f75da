/** The bytes of a picture: its file's, or taken out of the document it stands in; and what a page is painted from. */
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import { limits } from './limits.ts';
import { isAsListed, onThisDisk } from './on-this-disk.ts';
import { pictureLimits } from './pictures/limits.ts';
import type { ReadingRequest } from './ports.ts';
import type { FileRow } from './store/file-table.ts';
import type { PictureRow } from './store/picture-list.ts';
import type { ByteSource, ShownPicture } from './types.ts';

/** How a reader is asked for what it shows instead of what it says. */
export async function showRequest(
  context: EngineContext,
  { kind, name, sha256 }: Pick<FileRow, 'kind' | 'name' | 'sha256'>,
): Promise<ReadingRequest> {
  return {
    kind,
    name,
    password: sha256 ? await context.passwords.for(sha256) : null,
    ocrLanguages: [],
    limits: { maxCharacters: limits.extract.maxCharacters, maxExpansion: limits.extract.maxExpansion, fromUnit: 0 },
  };
}

/**
 * Opens a listed file for as long as `use` runs; `isAsListed` tells whether its bytes are still those the library knows. Rejects as reading
 * does, and with `cloud-only` rather than having it downloaded.
 */
export async function withFile<Result>(
  context: EngineContext,
  file: FileRow,
  signal: AbortSignal,
  use: (source: ByteSource, isAsListed: () => Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  const folder = context.personal.folders.byId(file.folderId)?.path;
  if (!folder) throw new AppError('not-found', 'The folder of this picture is not in the library.');
  const outer = await onThisDisk(context, file, folder);
  const opened = await context.ingest.open(file, folder, signal);
  try {
    return await use(opened.source, () => isAsListed(context, outer, folder));
  } finally {
    await opened.close();
  }
}

const shownAs = (kind: string, bytes: Uint8Array): ShownPicture & { readonly bytes: Uint8Array } =>
  kind === 'svg' ? { type: 'drawing', bytes } : { type: 'file', bytes, frame: 0 };

/** The file as a picture, read whole. Rejects with `picture-too-large`. */
export async function pictureOfFile(
  kind: string,
  source: ByteSource,
  signal: AbortSignal,
): Promise<ShownPicture & { readonly bytes: Uint8Array }> {
  if (source.size > pictureLimits.look.maxBytes) {
    throw new AppError('picture-too-large', 'The picture file is too large.', { bytes: source.size });
  }
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.');
  const read = async (at: number): Promise<Uint8Array> => {
    signal.throwIfAborted();
    const part = await source.read(at, Math.min(limits.files.readBytes, source.size - at));
    if (part.length > 0) return part;
    throw new AppError('file-changed-while-reading', 'The file became shorter while it was read.');
  };
  // Most are read in one part, which is then all there is.
  const first = await read(0);
  if (first.length === source.size) return shownAs(kind, first);
  const bytes = new Uint8Array(source.size);
  bytes.set(first);
  for (let at = first.length; at < bytes.length; ) {
    const part = await read(at);
    bytes.set(part, at);
    at += part.length;
  }
  return shownAs(kind, bytes);
}

/** A picture of the library with its pixels. Rejects as reading its file does, `not-found` when it is no longer in its document. */
export async function pictureOfRow(
  context: EngineContext,
  row: PictureRow,
  signal: AbortSignal,
): Promise<ShownPicture> {
  const file = context.library.files.byId(row.file);
  if (!file) throw new AppError('not-found', 'This picture is no longer in the library.');
  return withFile(context, file, signal, async (source) => {
    if (!row.takenOut) return pictureOfFile(file.kind, source, signal);
    const request = await showRequest(context, file);
    for await (const found of context.workers.pictures(source, request, row.place, signal)) {
      if (found.picture) return found.picture;
    }
    throw new AppError('not-found', 'This picture is no longer in its document.');
  });
}
