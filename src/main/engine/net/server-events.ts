/** Server-sent events (WHATWG HTML, "Server-sent events"): the data of each, up to and with `[DONE]` or until the end. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../preload/contract/errors.ts';
import { localModelLimits } from './limits.ts';

/** The last event of a whole answer. */
export const done = '[DONE]';

/** Rejects with `endpoint-unreachable` when the server goes silent or breaks off, `endpoint-refused` on a line without end. */
export async function* serverEvents(answer: IncomingMessage, signal: AbortSignal): AsyncGenerator<string> {
  let rest = '';
  let timer = silence(answer);
  try {
    for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) {
      clearTimeout(timer);
      timer = silence(answer);
      const lines = (rest + part).split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (rest.length > localModelLimits.longestLine) {
        throw new AppError('endpoint-refused', 'The model server sends a line without end.', { detail: 'line' });
      }
      for (const line of lines) {
        if (!line.startsWith('data:')) continue;
        const data = line.slice('data:'.length).trim();
        yield data;
        if (data === done) return;
      }
    }
  } catch (error) {
    if (error instanceof AppError || signal.aborted) throw error;
    throw new AppError('endpoint-unreachable', 'The model server broke off.', { detail: 'broke off' });
  } finally {
    clearTimeout(timer);
    answer.destroy();
  }
}

function silence(answer: IncomingMessage): NodeJS.Timeout {
  const silent = new AppError('endpoint-unreachable', 'The model server went silent.', { detail: 'silent' });
  return setTimeout(() => answer.destroy(silent), localModelLimits.silentMs);
}
