/** Starting with the computer. Only the Mac is asked; what it says is what counts, because a person can change it there too. */
import type { AppAbilities } from '../../preload/contract/app-requests.ts';

/** What the system is asked, as Electron's `app` answers it. */
export type LoginSystem = {
  readonly platform: string;
  /** Beside a checkout there is nothing to start. */
  readonly packaged: boolean;
  status(): { readonly openAtLogin: boolean; readonly wasOpenedAtLogin: boolean };
  set(openAtLogin: boolean): void;
};

export type LoginItem = {
  /**
   * Brings the system in line with a wish that has just been made; the same wish again, told with another setting, leaves it alone.
   * Never throws: a refusal shows in `state`.
   */
  change(wished: boolean): void;
  /** Remembers what is wished without touching the system: who took Docent out of Login Items is not overruled at the next start. */
  remember(wished: boolean): void;
  state(): AppAbilities['login'];
  /** The system started Docent at login, so no window is wanted. */
  openedAtLogin(): boolean;
};

export function createLoginItem(system: LoginSystem, warn: (message: string) => void): LoginItem {
  const isSupported = system.platform === 'darwin' && system.packaged;
  /** Null until it is known. */
  let wished: boolean | null = null;
  return {
    change(next) {
      if (wished === next) return;
      wished = next;
      if (!isSupported || system.status().openAtLogin === next) return;
      try {
        system.set(next);
      } catch (error) {
        warn(`the login item was not changed: ${String(error)}`);
      }
    },
    remember(next) {
      wished = next;
    },
    state() {
      if (!isSupported) return 'unsupported';
      const isOn = system.status().openAtLogin;
      if (!wished) return isOn ? 'on' : 'off';
      return isOn ? 'on' : 'refused';
    },
    openedAtLogin: () => system.platform === 'darwin' && system.status().wasOpenedAtLogin,
  };
}
