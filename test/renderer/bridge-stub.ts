/** A `window.docent` whose replies a test scripts by route and whose events it sends. */
import { vi } from 'vitest';
import type { DocentBridge, Reply } from '../../src/preload/contract/bridge.ts';
import { AppError, toWire } from '../../src/preload/contract/errors.ts';
import type { EventName, Events } from '../../src/preload/contract/events.ts';
import type { RequestInput, RequestOutput, RouteName } from '../../src/preload/contract/requests.ts';

type Answers = { [R in RouteName]?: (input: RequestInput<R>) => RequestOutput<R> | Promise<RequestOutput<R>> };

export type BridgeStub = {
  /** Every request in order, as route and input. */
  readonly asked: { route: RouteName; input: unknown }[];
  answers: Answers;
  emit<E extends EventName>(event: E, payload: Events[E]): void;
};

/** Installs the stub as `window.docent`; unscripted routes fail with `not-found`. */
export function stubBridge(answers: Answers, platform = 'darwin'): BridgeStub {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const stub: BridgeStub = {
    asked: [],
    answers,
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) (listener as (value: typeof payload) => void)(payload);
    },
  };
  const docent: DocentBridge = {
    async request(route, input): Promise<Reply> {
      stub.asked.push({ route, input });
      try {
        const answer = stub.answers[route] as ((value: unknown) => unknown) | undefined;
        if (!answer) throw new AppError('not-found', `${route} is not scripted`);
        return { ok: true, data: await answer(input) };
      } catch (error) {
        return { ok: false, error: toWire(error) };
      }
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (payload: never) => void));
      return () => void set.delete(listener as (payload: never) => void);
    },
    pathForFile: () => '',
    platform,
    languages: ['en'],
    look: { theme: 'system', language: 'system', textSize: 'standard' },
  };
  vi.stubGlobal('window', { docent });
  return stub;
}

/** A promise settled by hand, to decide in which order replies come. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
