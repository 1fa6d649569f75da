/** The window's side of the contract: typed requests and events over the preload bridge. */
import type { DocentBridge } from '../preload/contract/bridge.ts';
import { fromWire } from '../preload/contract/errors.ts';
import type { EventName, Events } from '../preload/contract/events.ts';
import type { RequestInput, RequestOutput, RouteName } from '../preload/contract/requests.ts';

declare global {
  interface Window {
    readonly docent: DocentBridge;
  }
}

/** Asks the app; rejects with an AppError when it says no. */
export async function request<R extends RouteName>(route: R, input: RequestInput<R>): Promise<RequestOutput<R>> {
  const reply = await window.docent.request(route, input);
  if (!reply.ok) throw fromWire(reply.error);
  return reply.data as RequestOutput<R>;
}

/** Listens to an event; the returned function ends it. */
export function on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.docent.on(event, listener);
}
