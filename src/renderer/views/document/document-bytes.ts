/**
 * Reads ranges of a document's file through the app's own `doc:` scheme, which main answers from disk. The address is put
 * together here from an opaque id, and the content security policy lets the page reach nothing else.
 */
import { AppError } from '../../../preload/contract/errors.ts';

export type DocumentBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly total: number };

/** `doc://file/<documentId>`, with the file that was chosen when several share one content. */
export function documentAddress(documentId: string, fileId: string | null): string {
  const address = `doc://file/${encodeURIComponent(documentId)}`;
  return fileId === null ? address : `${address}?fileId=${encodeURIComponent(fileId)}`;
}

/** Bytes from `begin` up to, not including, `end`, and the file's whole size. Rejects with AppError `file-unreadable`. */
export async function readDocumentBytes(
  documentId: string,
  fileId: string | null,
  begin: number,
  end: number,
  signal: AbortSignal,
): Promise<DocumentBytes> {
  const response = await fetch(documentAddress(documentId, fileId), {
    headers: { Range: `bytes=${begin}-${end - 1}` },
    signal,
  });
  if (response.status === 404) throw new AppError('file-missing', 'The file is no longer there.');
  if (!response.ok) throw new AppError('file-unreadable', `The file could not be read (${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 206) return { bytes: bytes.slice(begin, end), total: bytes.length };
  const total = Number(/\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '')?.[1]);
  if (!Number.isInteger(total)) throw new AppError('file-unreadable', 'The size of the file is not known.');
  return { bytes, total };
}
