/**
 * One GET of one file, from a byte on: redirects are followed only to addresses the rule allows, no cookies are kept or sent, and a
 * server that goes silent is given up.
 */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ConnectionLog } from './connection-log.ts';
import { netLimits } from './limits.ts';
import { http, https } from './node-http.ts';
import type { AddressRule } from './secure-address.ts';

export type GetOptions = {
  /** First byte wanted; 0 for all of it. */
  readonly from: number;
  /** What the first part was marked with: another file is then sent whole. */
  readonly entityTag: string | null;
  readonly allows: AddressRule;
  readonly connections: ConnectionLog;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Milliseconds; left out: `netLimits`. */
  readonly answerMs?: number;
  readonly stallMs?: number;
};

export type FileResponse = {
  readonly status: number;
  /** Only a strong one tells two files apart byte by byte. */
  readonly entityTag: string | null;
  /** First byte that comes, and the size of the whole file; null when the server does not say. */
  readonly start: number;
  readonly total: number | null;
  readonly retryAfterMs: number | null;
  /** The bytes in order. Rejects with `download-failed` when the connection breaks or stands still. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection; safe to call twice. */
  close(): void;
};

/** Rejects with `download-failed` (nobody answers, a redirect goes astray) or `cancelled`. Answers of any status come back. */
export async function getFile(address: string, options: GetOptions): Promise<FileResponse> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= netLimits.redirects; redirects += 1) {
    if (!options.allows(url)) throw failed(url, 'the address is not allowed', true);
    const connection = options.connections.opened(url.host, 'download', options.now());
    const answer = await ask(url, options).catch((error: unknown) => {
      connection.ended(0, error instanceof AppError ? error.code : 'failed');
      throw error;
    });
    const status = answer.statusCode ?? 0;
    const location = answer.headers.location;
    if (status < 300 || status >= 400 || status === 304 || location === undefined) {
      return fileResponse(url, answer, options, connection);
    }
    answer.destroy();
    connection.ended(0, `redirect ${status}`);
    if (!URL.canParse(location, url)) throw failed(url, 'it redirects to no address', true);
    url = new URL(location, url);
  }
  throw failed(url, 'it redirects without end', true);
}

function ask(
  url: URL,
  { from, entityTag, signal, answerMs = netLimits.answerMs }: GetOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? https.get : http.get;
    const request = get(url, {
      signal,
      // One connection per file: nothing lingers after it.
      agent: false,
      headers: {
        'user-agent': 'Docent',
        accept: '*/*',
        'accept-encoding': 'identity',
        ...(from > 0 ? { range: `bytes=${from}-` } : {}),
        ...(from > 0 && entityTag ? { 'if-range': entityTag } : {}),
      },
    });
    const timer = setTimeout(() => request.destroy(failed(url, 'it does not answer')), answerMs);
    request.once('response', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(
        signal.aborted ? cancelled() : error instanceof AppError ? error : failed(url, error.code ?? error.message),
      );
    });
  });
}

function fileResponse(
  url: URL,
  answer: IncomingMessage,
  { signal, stallMs = netLimits.stallMs }: GetOptions,
  connection: { ended(bytes: number, outcome: string): void },
): FileResponse {
  const { statusCode: status = 0, headers } = answer;
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '');
  const length = headers['content-length'] === undefined ? null : Number(headers['content-length']);
  const tag = headers.etag ?? null;
  const retryAfter = Number(headers['retry-after']);
  let bytes = 0;
  let ended = false;
  const end = (outcome: string) => {
    if (ended) return;
    ended = true;
    answer.destroy();
    connection.ended(bytes, outcome);
  };
  // A destroyed answer that nobody reads must not end the process.
  answer.on('error', () => undefined);

  async function* body(): AsyncGenerator<Uint8Array> {
    const stalled = new AbortController();
    let timer = setTimeout(() => stalled.abort(), stallMs);
    stalled.signal.addEventListener('abort', () => answer.destroy(failed(url, 'the connection stands still')));
    try {
      for await (const part of answer as AsyncIterable<Buffer>) {
        clearTimeout(timer);
        timer = setTimeout(() => stalled.abort(), stallMs);
        bytes += part.length;
        yield part;
      }
      end('complete');
    } catch (error) {
      end(signal.aborted ? 'stopped' : 'broken off');
      if (signal.aborted) throw cancelled();
      throw error instanceof AppError ? error : failed(url, (error as NodeJS.ErrnoException).code ?? 'it broke off');
    } finally {
      clearTimeout(timer);
      end('stopped');
    }
  }

  return {
    status,
    entityTag: tag?.startsWith('"') ? tag : null,
    start: range ? Number(range[1]) : 0,
    total: range ? Number(range[2]) : status === 200 ? length : null,
    retryAfterMs: Number.isFinite(retryAfter) && retryAfter >= 0 ? retryAfter * 1000 : null,
    body: { [Symbol.asyncIterator]: body },
    close: () => end(`status ${status}`),
  };
}

/** `final`: asking again would not help. */
function failed(url: URL, detail: string, final = false): AppError {
  const { host } = url;
  return new AppError('download-failed', `${host} could not be read: ${detail}.`, { host, detail, final });
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Cancelled.');
}
