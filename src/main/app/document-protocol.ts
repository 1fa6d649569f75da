import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../preload/contract/errors.ts';
import { parseByteRange } from './byte-range.ts';
import { appOrigin } from './content-security-policy.ts';

/** `folder` is the registered folder the file must really lie in. */
export type DocumentFile = { readonly path: string; readonly kind: string; readonly folder: string };
/** Asks the engine which file a document is. */
export type FindDocumentFile = (documentId: string, fileId?: string) => Promise<DocumentFile>;

const commonHeaders = {
  'Access-Control-Allow-Origin': appOrigin,
  'Access-Control-Expose-Headers': 'Content-Range, Content-Length, Accept-Ranges',
  'Accept-Ranges': 'bytes',
  // The bytes are a person's file: never a page, never a script, never guessed to be one.
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

const contentTypes: Readonly<Record<string, string>> = { pdf: 'application/pdf' };

/** Answers `doc://file/<documentId>[?fileId=…]` with the file's bytes, whole or by range, to our own window only. */
export function createDocumentProtocol(findFile: FindDocumentFile): (request: Request) => Promise<Response> {
  return async (request) => {
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== appOrigin) return refuse(403, 'Not for this origin');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading');
    const url = new URL(request.url);
    const documentId = decodeURIComponent(url.pathname.slice(1));
    if (url.host !== 'file' || documentId === '' || documentId.includes('/')) return refuse(404, 'Not found');
    try {
      const found = await findFile(documentId, url.searchParams.get('fileId') ?? undefined);
      return await respond(found, request);
    } catch (error) {
      return refuse(statusOf(error), error instanceof AppError ? error.code : 'The file cannot be read');
    }
  };
}

async function respond(found: DocumentFile, request: Request): Promise<Response> {
  // The path may have become a link since the folder was read: what counts is where it really leads.
  const [file, folder] = await Promise.all([realpath(found.path), realpath(found.folder)]);
  if (!file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)) return refuse(404, 'Not found');
  // Not waiting on a pipe, and no link that appears between the look and the opening.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  let streaming = false;
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return refuse(404, 'Not a file');
    const range = parseByteRange(request.headers.get('range'), stat.size);
    if (range === 'unsatisfiable') {
      return new Response(null, {
        status: 416,
        headers: { ...commonHeaders, 'Content-Range': `bytes */${stat.size}` },
      });
    }
    const { start, end } = range ?? { start: 0, end: stat.size - 1 };
    const headers: Record<string, string> = {
      ...commonHeaders,
      'Content-Type': contentTypes[found.kind] ?? 'application/octet-stream',
      'Content-Length': String(Math.max(0, end - start + 1)),
    };
    if (range) headers['Content-Range'] = `bytes ${start}-${end}/${stat.size}`;
    const isEmpty = stat.size === 0 || request.method === 'HEAD';
    streaming = !isEmpty;
    return new Response(isEmpty ? null : bytesOf(handle, start, end), { status: range ? 206 : 200, headers });
  } finally {
    if (!streaming) await handle.close();
  }
}

/** A stream that closes the file when it ends and when the window stops listening. */
function bytesOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  const stream = handle.createReadStream({ start, end, autoClose: true });
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

function statusOf(error: unknown): number {
  const code = error instanceof AppError ? error.code : (error as NodeJS.ErrnoException).code;
  if (code === 'engine-unavailable') return 503;
  return code === 'not-found' || code === 'file-missing' || code === 'ENOENT' || code === 'ELOOP' ? 404 : 500;
}

function refuse(status: number, message: string): Response {
  return new Response(message, { status, headers: commonHeaders });
}
