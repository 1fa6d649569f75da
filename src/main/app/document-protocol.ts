import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../preload/contract/errors.ts';
import type { ShownPlace } from '../engine/picture-bytes.ts';
import { parseByteRange } from './byte-range.ts';
import { appOrigin } from './content-security-policy.ts';

/** `folder` is the registered folder the file must really lie in. A document inside an archive or mail has no path. */
export type DocumentFile =
  | { readonly path: string; readonly kind: string; readonly name: string; readonly folder: string }
  | { readonly path: null; readonly kind: string; readonly name: string; readonly size: number };

/** What the engine knows of documents: which file one is, and the bytes of those that have no file of their own. */
export type DocumentFiles = {
  find(documentId: string, fileId?: string): Promise<DocumentFile>;
  /** May return fewer bytes than asked for, but at least one. */
  read(documentId: string, fileId: string | undefined, offset: number, length: number): Promise<Uint8Array>;
  /** A JPEG of a picture of the library, or of a page of a document. Rejects with `cancelled` when `signal` fires before it is begun. */
  shown(place: ShownPlace, signal: AbortSignal): Promise<Uint8Array>;
};

type Found = {
  readonly size: number;
  readonly contentType: string;
  stream(start: number, end: number): ReadableStream<Uint8Array>;
  /** For a file nobody reads after all. */
  close(): Promise<void>;
};

const commonHeaders = {
  'Access-Control-Allow-Origin': appOrigin,
  'Access-Control-Expose-Headers': 'Content-Range, Content-Length, Accept-Ranges',
  'Accept-Ranges': 'bytes',
  // The bytes are a person's file: never a page, never a script, never guessed to be one.
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** Pictures are shown by the window itself; by their ending, as the kind is `image` for all of them. */
const pictureTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  avif: 'image/avif',
};

/**
 * Answers, to our own window only, `doc://file/<documentId>[?fileId=…]` with the file's bytes, whole or by range, and
 * `doc://picture/<pictureId>?size=…` and `doc://page/<documentId>?index=…&size=…[&fileId=…]` with a JPEG. A picture that can't be had fails
 * as a broken connection does; asked with HEAD its status tells why.
 */
export function createDocumentProtocol(files: DocumentFiles): (request: Request) => Promise<Response> {
  return async (request) => {
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== appOrigin) return refuse(403, 'Not for this origin');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading');
    const url = new URL(request.url);
    const documentId = decodeURIComponent(url.pathname.slice(1));
    const isKnown = url.host === 'file' || url.host === 'picture' || url.host === 'page';
    if (!isKnown || documentId === '' || documentId.includes('/')) return refuse(404, 'Not found');
    if (url.host !== 'file') return showPicture(files, url, documentId, request.method);
    try {
      const fileId = url.searchParams.get('fileId') ?? undefined;
      const file = await files.find(documentId, fileId);
      const found = file.path === null ? inside(files, file, documentId, fileId) : await onDisk(file);
      return found ? await respond(found, request) : refuse(404, 'Not found');
    } catch (error) {
      return refuse(statusOf(error), error instanceof AppError ? error.code : 'The file cannot be read');
    }
  };
}

async function showPicture(files: DocumentFiles, url: URL, id: string, method: string): Promise<Response> {
  const size = url.searchParams.get('size') ?? 'medium';
  const fileId = url.searchParams.get('fileId') ?? undefined;
  const index = Number(url.searchParams.get('index') ?? 0);
  const place: ShownPlace =
    url.host === 'picture'
      ? { kind: 'picture', pictureId: id, size }
      : { kind: 'page', documentId: id, fileId, index, size };
  const headers = { ...commonHeaders, 'Content-Type': 'image/jpeg' };
  if (method !== 'HEAD') return new Response(shownStream(files, place), { headers });
  try {
    await files.shown(place, new AbortController().signal);
    return new Response(null, { headers });
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal';
    // The picture is there and can't be shown: its code says why.
    const unshown = code !== 'internal' && statusOf(error) === 500;
    return refuse(unshown ? 422 : statusOf(error), code);
  }
}

/**
 * The JPEG as it becomes ready. Answered at once, since only an answer's stream says that nobody listens any more: a cell that scrolled away
 * lets go of its picture, which is then not made. What fails ends the stream with an error.
 */
function shownStream(files: DocumentFiles, place: ShownPlace): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  return new ReadableStream({
    async pull(controller) {
      const jpeg = await files.shown(place, gone.signal);
      if (gone.signal.aborted) return;
      controller.enqueue(Uint8Array.from(jpeg));
      controller.close();
    },
    cancel: () => gone.abort(),
  });
}

async function respond(found: Found, request: Request): Promise<Response> {
  let streaming = false;
  try {
    const range = parseByteRange(request.headers.get('range'), found.size);
    if (range === 'unsatisfiable') {
      return new Response(null, {
        status: 416,
        headers: { ...commonHeaders, 'Content-Range': `bytes */${found.size}` },
      });
    }
    const { start, end } = range ?? { start: 0, end: found.size - 1 };
    const headers: Record<string, string> = {
      ...commonHeaders,
      'Content-Type': found.contentType,
      'Content-Length': String(Math.max(0, end - start + 1)),
    };
    if (range) headers['Content-Range'] = `bytes ${start}-${end}/${found.size}`;
    const isEmpty = found.size === 0 || request.method === 'HEAD';
    streaming = !isEmpty;
    return new Response(isEmpty ? null : found.stream(start, end), { status: range ? 206 : 200, headers });
  } finally {
    if (!streaming) await found.close();
  }
}

/** Null when the place is not a file inside its folder. */
async function onDisk(file: DocumentFile & { readonly path: string }): Promise<Found | null> {
  // The path may have become a link since the folder was read: what counts is where it really leads.
  const [place, folder] = await Promise.all([realpath(file.path), realpath(file.folder)]);
  if (!place.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)) return null;
  // Not waiting on a pipe, and no link that appears between the look and the opening.
  const handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    return null;
  }
  return {
    size: stat.size,
    contentType: contentTypeOf(file),
    stream: (start, end) => bytesOf(handle, start, end),
    close: () => handle.close(),
  };
}

function inside(
  files: DocumentFiles,
  file: DocumentFile & { readonly path: null },
  documentId: string,
  fileId: string | undefined,
): Found {
  return {
    size: file.size,
    contentType: contentTypeOf(file),
    stream(start, end) {
      let offset = start;
      return new ReadableStream({
        async pull(controller) {
          const bytes = await files.read(documentId, fileId, offset, end + 1 - offset);
          offset += bytes.length;
          controller.enqueue(bytes);
          if (offset > end || bytes.length === 0) controller.close();
        },
      });
    },
    close: async () => undefined,
  };
}

function contentTypeOf(file: DocumentFile): string {
  if (file.kind === 'pdf') return 'application/pdf';
  const ending = path.extname(file.name).slice(1).toLowerCase();
  return (file.kind === 'image' && pictureTypes[ending]) || 'application/octet-stream';
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
