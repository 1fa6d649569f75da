/** What the preload script puts on `window.docent`: the only way out of the window. Types only. */
import type { WireError } from './errors.ts';
import type { EventName, Events } from './events.ts';
import type { Look } from './look.ts';
import type { RouteName } from './requests.ts';

export type Reply = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: WireError };

export type DocentBridge = {
  /** Never rejects for a failed request: the failure is in the reply. */
  readonly request: (route: RouteName, input: unknown) => Promise<Reply>;
  /** Returns the function that ends the subscription. */
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
  /** Absolute path of a dropped file or folder, empty when it has none. */
  readonly pathForFile: (file: File) => string;
  /** `darwin`, `linux`, `win32`. */
  readonly platform: string;
  /** The system's languages as BCP 47 tags, best first; empty where they are not known. */
  readonly languages: readonly string[];
  /** What the settings said when the window was opened; the first paint follows it. */
  readonly look: Look;
};
