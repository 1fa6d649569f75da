/** One request to a model server on this machine. Nothing else is connected to, and no redirect is followed. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ConnectionLog } from './connection-log.ts';
import { localModelLimits } from './limits.ts';
import { http } from './node-http.ts';
import { onlyLoopback } from './secure-address.ts';

export type LocalServer = {
  /** `http://127.0.0.1:11434`; what comes after is ours. */
  readonly address: string;
  readonly key: string | null;
  readonly connections: ConnectionLog;
  readonly now: () => number;
};

/**
 * `body` null: GET. Resolves with the answer when its status is 200. Rejects with `endpoint-unreachable` (nobody there, silent, or in
 * trouble: trying again may help), `endpoint-refused` (it does not want this request) or `cancelled`.
 */
export async function askLocal(
  { address, key, connections, now }: LocalServer,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<{ readonly answer: IncomingMessage; ended(outcome: string): void }> {
  const url = new URL(path, address.endsWith('/') ? address : `${address}/`);
  if (url.protocol !== 'http:' || !onlyLoopback(url)) {
    throw new AppError('endpoint-refused', 'Only a server on this computer can be used.', { detail: url.host });
  }
  const connection = connections.opened(url.host, 'local-model', now());
  const text = body === null ? null : JSON.stringify(body);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = http.request(url, {
        method: text === null ? 'GET' : 'POST',
        agent: false,
        signal,
        headers: {
          'user-agent': 'Docent',
          ...(text === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
      });
      request.setTimeout(localModelLimits.silentMs, () => request.destroy(unreachable(url, 'it does not answer')));
      request.once('response', resolve);
      request.on('error', (error: NodeJS.ErrnoException) => {
        const told = error instanceof AppError ? error : unreachable(url, error.code ?? error.message);
        reject(signal.aborted ? new AppError('cancelled', 'Cancelled.') : told);
      });
      request.end(text ?? undefined);
    });
    const { statusCode = 0 } = answer;
    if (statusCode !== 200) {
      answer.resume();
      throw statusCode >= 500 || statusCode === 429
        ? unreachable(url, `it answers ${statusCode}`)
        : new AppError('endpoint-refused', `${url.host} answers ${statusCode}.`, {
            detail: `${statusCode}`,
            host: url.host,
          });
    }
    return { answer, ended: (outcome) => connection.ended(answer.socket?.bytesRead ?? 0, outcome) };
  } catch (error) {
    connection.ended(0, error instanceof AppError ? error.code : 'failed');
    throw error;
  }
}

function unreachable({ host }: URL, detail: string): AppError {
  return new AppError('endpoint-unreachable', `The model server at ${host} cannot be used: ${detail}.`, {
    host,
    detail,
  });
}
