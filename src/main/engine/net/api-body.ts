/** Bodies of requests to the local API: bounded, and JSON only where it says so. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../preload/contract/errors.ts';

/** Pieces as they come. Throws `body-too-large` as soon as `most` bytes are passed or announced. */
export async function* readBody(request: IncomingMessage, most: number): AsyncIterable<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  let size = 0;
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) throw tooLarge(most);
    yield piece;
  }
}

/** Rejects with `body-unreadable` and `body-too-large`. A form of a web page can't call itself JSON without being asked first. */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw unreadable('Send "Content-Type: application/json".');
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw unreadable('Send the body as it is, not compressed.');
  const pieces: Uint8Array[] = [];
  for await (const piece of readBody(request, most)) pieces.push(piece);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)));
  } catch {
    throw unreadable('The body is not JSON in UTF-8.');
  }
}

const tooLarge = (most: number) => new AppError('body-too-large', `At most ${most} bytes are taken.`, { most });
const unreadable = (sentence: string) => new AppError('body-unreadable', sentence);
