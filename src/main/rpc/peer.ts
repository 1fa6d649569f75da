/**
 * Process-to-process calls over a port, in both directions: request, stream, cancel, events.
 * Each side makes one peer; `serve` answers the other side's calls, `call` and `stream` make our own.
 */
import { AppError, fromWire, toWire } from '../../preload/contract/errors.ts';
import type { Port } from '../engine/ports.ts';
import { isRpcMessage } from './messages.ts';

/** Items a stream may send ahead of its reader: keeps a fast reader process from flooding a slow engine. */
const streamCredit = 16;

export type CallContext = {
  readonly signal: AbortSignal;
  /** Sends one item of a streamed reply; resolves when the other side has room for more. */
  readonly emit: (item: unknown) => Promise<void>;
};
export type Method = (params: never, context: CallContext) => Promise<unknown>;
export type Methods = Readonly<Record<string, Method>>;

export type RpcPeer = {
  /** Rejects with AppError; with `cancelled` as soon as `signal` fires. */
  call<Result>(
    method: string,
    params: unknown,
    signal?: AbortSignal,
    onItem?: (item: unknown) => void,
  ): Promise<Result>;
  /** Items as they come, with back-pressure; leaving the loop cancels the call. */
  stream<Item>(method: string, params: unknown, signal?: AbortSignal): AsyncIterable<Item>;
  serve(methods: Methods): void;
  event(name: string, payload: unknown): void;
  onEvent(listener: (name: string, payload: unknown) => void): void;
  /** Fails every pending call with `code`. */
  fail(error: AppError): void;
};

type Pending = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly onItem: ((item: unknown) => void) | null;
};
type Served = { readonly controller: AbortController; credit: number; wake: (() => void) | null };

export function createPeer(
  port: Port,
  closedError = () => new AppError('internal', 'The other process has ended.'),
): RpcPeer {
  let nextId = 1;
  let closed: AppError | null = null;
  let methods: Methods = {};
  const pending = new Map<number, Pending>();
  const served = new Map<number, Served>();
  const eventListeners: ((name: string, payload: unknown) => void)[] = [];

  async function answer(id: number, method: string, params: unknown): Promise<void> {
    const entry: Served = { controller: new AbortController(), credit: streamCredit, wake: null };
    served.set(id, entry);
    try {
      const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!run) throw new AppError('bad-request', `Unknown method ${method}.`);
      const emit = async (value: unknown) => {
        port.post({ type: 'item', id, value });
        entry.credit -= 1;
        while (entry.credit <= 0 && !entry.controller.signal.aborted) {
          await new Promise<void>((resolve) => {
            entry.wake = resolve;
          });
        }
        entry.controller.signal.throwIfAborted();
      };
      const value = await run(params as never, { signal: entry.controller.signal, emit });
      port.post({ type: 'result', id, value });
    } catch (error) {
      port.post({ type: 'error', id, error: toWire(error) });
    } finally {
      served.delete(id);
    }
  }

  port.onMessage((message) => {
    if (!isRpcMessage(message)) return;
    switch (message.type) {
      case 'call':
        void answer(message.id, message.method, message.params);
        break;
      case 'cancel': {
        const entry = served.get(message.id);
        entry?.controller.abort(new AppError('cancelled', 'Cancelled.'));
        entry?.wake?.();
        break;
      }
      case 'credit': {
        const entry = served.get(message.id);
        if (entry) {
          entry.credit += message.count;
          entry.wake?.();
        }
        break;
      }
      case 'item':
        pending.get(message.id)?.onItem?.(message.value);
        break;
      case 'result':
        pending.get(message.id)?.resolve(message.value);
        pending.delete(message.id);
        break;
      case 'error':
        pending.get(message.id)?.reject(fromWire(message.error));
        pending.delete(message.id);
        break;
      case 'event':
        for (const listener of eventListeners) listener(message.name, message.payload);
        break;
    }
  });
  port.onClose(() => fail(closedError()));

  function fail(error: AppError): void {
    closed ??= error;
    for (const entry of pending.values()) entry.reject(error);
    pending.clear();
    for (const entry of served.values()) {
      entry.controller.abort(error);
      entry.wake?.();
    }
  }

  function begin<Result>(
    id: number,
    method: string,
    params: unknown,
    signal: AbortSignal | undefined,
    onItem: ((item: unknown) => void) | null,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (closed) return reject(closed);
      if (signal?.aborted) return reject(new AppError('cancelled', 'Cancelled.'));
      const onAbort = () => {
        pending.delete(id);
        if (!closed) port.post({ type: 'cancel', id });
        reject(new AppError('cancelled', 'Cancelled.'));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settle = () => signal?.removeEventListener('abort', onAbort);
      pending.set(id, {
        resolve: (value) => {
          settle();
          resolve(value as Result);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        onItem,
      });
      port.post({ type: 'call', id, method, params });
    });
  }

  async function* stream<Item>(method: string, params: unknown, signal?: AbortSignal): AsyncIterable<Item> {
    const id = nextId++;
    const items: Item[] = [];
    let wake: (() => void) | null = null;
    let ended: { readonly error: unknown } | null = null;
    const leave = new AbortController();
    const stop = signal ? AbortSignal.any([signal, leave.signal]) : leave.signal;
    begin(id, method, params, stop, (item) => {
      items.push(item as Item);
      wake?.();
    }).then(
      () => {
        ended = { error: null };
        wake?.();
      },
      (error: unknown) => {
        ended = { error };
        wake?.();
      },
    );
    try {
      for (;;) {
        const item = items.shift();
        if (item !== undefined) {
          yield item;
          if (!closed) port.post({ type: 'credit', id, count: 1 });
          continue;
        }
        const end = ended as { readonly error: unknown } | null;
        if (end) {
          if (end.error) throw end.error;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
    } finally {
      if (!ended) leave.abort();
    }
  }

  function call<Result>(
    method: string,
    params: unknown,
    signal?: AbortSignal,
    onItem?: (item: unknown) => void,
  ): Promise<Result> {
    const id = nextId++;
    const onItemWithCredit = onItem
      ? (item: unknown) => {
          onItem(item);
          if (!closed) port.post({ type: 'credit', id, count: 1 });
        }
      : null;
    return begin<Result>(id, method, params, signal, onItemWithCredit);
  }

  return {
    call,
    stream,
    serve: (given) => {
      methods = given;
    },
    event: (name, payload) => {
      if (!closed) port.post({ type: 'event', name, payload });
    },
    onEvent: (listener) => {
      eventListeners.push(listener);
    },
    fail,
  };
}
