import type { EventName, Events } from '../../preload/contract/events.ts';

export type HeldEvents = {
  send<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** The page listens: it hears what was held, and everything from now on at once. */
  listens(): void;
  /** Another page is coming up. */
  anew(): void;
};

type Send = <Name extends EventName>(name: Name, payload: Events[Name]) => void;

/** Holds what is sent to a page that is still coming up, which would hear nothing of it; of each name the last one. */
export function createHeldEvents(send: Send): HeldEvents {
  const held = new Map<EventName, () => void>();
  let isListening = false;
  return {
    send(name, payload) {
      if (isListening) return send(name, payload);
      // The order is that of the last of each.
      held.delete(name);
      held.set(name, () => send(name, payload));
    },
    listens() {
      isListening = true;
      const all = [...held.values()];
      held.clear();
      for (const one of all) one();
    },
    anew() {
      isListening = false;
      held.clear();
    },
  };
}
