/** A server of one file whose bytes are made on the fly, well-behaved or not, as each request is told. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const blockBytes = 64 * 1024;

/** `bytes` bytes that differ in every block and with `seed`; read in parts. */
export function madeFile(bytes: number, seed = 1) {
  const random = seededRandom(seed);
  const base = Buffer.from(Array.from({ length: blockBytes }, () => Math.floor(random() * 256)));
  const block = (index: number) => {
    const made = Buffer.from(base);
    made.writeUInt32LE(index, 0);
    return made.subarray(0, Math.min(blockBytes, bytes - index * blockBytes));
  };
  function* parts(from: number): Generator<Buffer> {
    for (let index = Math.floor(from / blockBytes); index * blockBytes < bytes; index++) {
      const start = Math.max(0, from - index * blockBytes);
      yield block(index).subarray(start);
    }
  }
  const hash = createHash('sha256');
  for (const part of parts(0)) hash.update(part);
  return { bytes, parts, sha256: hash.digest('hex') };
}
export type MadeFile = ReturnType<typeof madeFile>;

export type Manners = {
  /** Answers with this status and nothing else. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Says it gives no ranges, and does not. */
  readonly noRanges?: boolean;
  readonly entityTag?: string | null;
  /** Breaks the connection after so many bytes of this answer. */
  readonly cutAfter?: number;
  /** Sends nothing more after so many bytes, and keeps the connection. */
  readonly stallAfter?: number;
  /** Claims this length in place of the true one. */
  readonly claims?: number;
  /** Sends so many bytes more, and says nothing of any length. */
  readonly tail?: number;
  /** Another file than the server's own. */
  readonly file?: MadeFile;
  /** Milliseconds between two blocks. */
  readonly slowness?: number;
  /** Never answers. */
  readonly silent?: boolean;
};

export type SeenRequest = {
  readonly url: string;
  readonly range: string | null;
  readonly headers: IncomingMessage['headers'];
};

/** `manners` decides per request, counted from 0. */
export async function startFileServer(file: MadeFile, manners: (index: number, url: string) => Manners = () => ({})) {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const index = requests.length;
    requests.push({ url: String(request.url), range: request.headers.range ?? null, headers: request.headers });
    void answer(request, response, file, manners(index, String(request.url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, requests, close };
}

async function answer(request: IncomingMessage, response: ServerResponse, own: MadeFile, manners: Manners) {
  if (manners.silent) return;
  if (manners.status !== undefined) {
    response.writeHead(manners.status, manners.headers).end();
    return;
  }
  const file = manners.file ?? own;
  const entityTag = manners.entityTag === undefined ? '"one"' : manners.entityTag;
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const condition = request.headers['if-range'];
  const isSame = condition === undefined || condition === entityTag;
  const from = range && !manners.noRanges && isSame ? Number(range[1]) : 0;
  if (from > 0 && from >= file.bytes) {
    response.writeHead(416, { 'content-range': `bytes */${file.bytes}` }).end();
    return;
  }
  response.writeHead(from > 0 ? 206 : 200, {
    ...(manners.tail ? {} : { 'content-length': String(manners.claims ?? file.bytes - from) }),
    ...(from > 0 ? { 'content-range': `bytes ${from}-${file.bytes - 1}/${file.bytes}` } : {}),
    ...(entityTag ? { etag: entityTag } : {}),
  });
  let sent = 0;
  for (const part of file.parts(from)) {
    const most = Math.min(manners.cutAfter ?? Infinity, manners.stallAfter ?? Infinity) - sent;
    const piece = part.subarray(0, Math.max(0, most));
    sent += piece.length;
    if (!response.write(piece)) await drained(response);
    if (response.destroyed) return;
    if (piece.length < part.length) {
      if (manners.cutAfter !== undefined) response.destroy();
      return;
    }
    if (manners.slowness) await new Promise((resolve) => setTimeout(resolve, manners.slowness));
  }
  response.end(manners.tail ? Buffer.alloc(manners.tail) : undefined);
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
