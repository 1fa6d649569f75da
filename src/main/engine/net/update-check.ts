/** Reads the notice of new versions: one GET, no redirect, no cookie, nothing said but that somebody asks. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ConnectionLog } from './connection-log.ts';
import { netLimits } from './limits.ts';
import { http, https } from './node-http.ts';
import type { AddressRule } from './secure-address.ts';
import { readUpdateNotice, type UpdateNotice, type UpdateSource } from './update-notice.ts';

export type UpdateCheckOptions = {
  readonly source: UpdateSource;
  readonly allows: AddressRule;
  readonly connections: ConnectionLog;
  readonly now: () => number;
  /** `issued` of the newest notice believed so far; 0 for none. */
  readonly seen: number;
  readonly signal: AbortSignal;
  /** Milliseconds for all of it; left out: `netLimits`. */
  readonly wholeMs?: number;
};

/** Rejects with `update-unreachable`, `update-refused` (the answer may not be believed, and why), or `cancelled`. */
export async function checkForUpdate(options: UpdateCheckOptions): Promise<UpdateNotice> {
  const { source, connections, now } = options;
  const url = new URL(source.url);
  if (!options.allows(url)) throw refused(url, 'the address is not allowed');
  const connection = connections.opened(url.host, 'update-check', now());
  let bytes = 0;
  try {
    const body = await read(url, options, (count) => {
      bytes = count;
    });
    const notice = readUpdateNotice(body, { publicKey: source.publicKey, seen: options.seen, now: now() });
    if (typeof notice === 'string') throw refused(url, notice);
    connection.ended(bytes, 'complete');
    return notice;
  } catch (error) {
    const told = options.signal.aborted ? new AppError('cancelled', 'Cancelled.') : asAppError(url, error);
    connection.ended(bytes, told.code);
    throw told;
  }
}

async function read(url: URL, options: UpdateCheckOptions, onBytes: (count: number) => void): Promise<Uint8Array> {
  // One clock over all of it: a server that sends a byte now and then gets no further than one that is silent.
  const clock = AbortSignal.timeout(options.wholeMs ?? netLimits.update.wholeMs);
  const answer = await ask(url, AbortSignal.any([options.signal, clock]));
  const { statusCode = 0 } = answer;
  const stop = (problem: AppError): never => {
    answer.destroy();
    throw problem;
  };
  if (statusCode >= 300 && statusCode < 400) stop(refused(url, 'it leads elsewhere'));
  if (statusCode !== 200) stop(unreachable(url, `it answers ${statusCode}`));
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    onBytes(length);
    if (length > netLimits.update.bytes) stop(refused(url, 'too-large'));
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? https.get : http.get;
    // No version of ours, no language, no system: who asks is nobody's business.
    const headers = { 'user-agent': 'Docent', accept: 'application/json', 'accept-encoding': 'identity' };
    const request = get(url, { signal, agent: false, headers });
    request.once('response', resolve);
    request.on('error', reject);
  });
}

function asAppError(url: URL, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code = '', name, message } = error as NodeJS.ErrnoException;
  return unreachable(url, name === 'AbortError' || name === 'TimeoutError' ? 'it does not answer' : code || message);
}

function unreachable({ host }: URL, detail: string): AppError {
  return new AppError('update-unreachable', `${host} could not be asked for a newer version: ${detail}.`, {
    host,
    detail,
  });
}

function refused({ host }: URL, detail: string): AppError {
  return new AppError('update-refused', `What ${host} says of a newer version cannot be believed: ${detail}.`, {
    host,
    detail,
  });
}
