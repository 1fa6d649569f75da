/** Server-sent events made while something runs. */
import { toWire } from '../../../../preload/contract/errors.ts';
import type { ApiReply } from '../../ports.ts';
import { doorLimits } from '../limits.ts';

/** Sends one event; `name` null for those of OpenAI, which have none. */
export type SendEvent = (name: string | null, data: unknown) => void;

/**
 * Runs `work` and gives what it sends as it comes. What fails before the first event is thrown, so that it becomes a status; a later
 * failure is an event `error`, after which nothing comes. Comments keep the line alive while a model is silent.
 */
export async function eventStream(work: (send: SendEvent) => Promise<void>, signal: AbortSignal): Promise<ApiReply> {
  const waiting: string[] = [];
  let ended = false;
  let wake = () => {};
  const add = (text: string) => {
    waiting.push(text);
    wake();
  };
  const send: SendEvent = (name, data) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    add(`${name === null ? '' : `event: ${name}\n`}data: ${text}\n\n`);
  };
  let begun = false;
  const first = Promise.withResolvers<void>();
  const running = work((name, data) => {
    send(name, data);
    begun = true;
    first.resolve();
  })
    .catch((error: unknown) => {
      if (!begun) return first.reject(error);
      const { code, message } = toWire(error);
      send('error', {
        error: { code, message: code === 'internal' ? 'Something went wrong inside Docent.' : message },
      });
    })
    .finally(() => {
      ended = true;
      first.resolve();
      wake();
    });
  await first.promise;

  async function* parts(): AsyncIterable<string> {
    const alive = setInterval(() => add(': \n\n'), doorLimits.http.keepAliveMs);
    const stop = () => wake();
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) {
        const part = waiting.shift();
        if (part !== undefined) {
          yield part;
          continue;
        }
        if (ended) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      await running;
    } finally {
      clearInterval(alive);
      signal.removeEventListener('abort', stop);
    }
  }
  return { status: 200, type: 'text/event-stream; charset=utf-8', body: parts() };
}
