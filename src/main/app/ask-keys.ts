/** The keys that open the ask window from anywhere. */
import type { AppAbilities } from '../../preload/contract/app-requests.ts';

/** As Electron's `globalShortcut` has it. */
export type KeyRegistry = {
  /** False when another program has them. */
  register(keys: string, pressed: () => void): boolean;
  unregister(keys: string): void;
};

export type AskKeys = {
  /** '' for none. */
  set(keys: string): void;
  state(): AppAbilities['askKeys'];
};

export function createAskKeys(registry: KeyRegistry, pressed: () => void): AskKeys {
  let current = '';
  let isTaken = false;
  return {
    set(keys) {
      // Those that were taken are tried again: the other program may have ended.
      if (keys === current && !isTaken) return;
      if (current !== '' && !isTaken) registry.unregister(current);
      current = keys;
      isTaken = false;
      if (keys === '') return;
      try {
        isTaken = !registry.register(keys, pressed);
      } catch {
        isTaken = true; // Keys this system does not know.
      }
    },
    state: () => (current === '' ? 'off' : isTaken ? 'taken' : 'on'),
  };
}
