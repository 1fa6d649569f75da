import { app, type BrowserWindow, type Session, type WebContents } from 'electron';
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { Look } from '../../preload/contract/look.ts';
import type { Log } from '../engine/ports.ts';
import { type AskWindow, openAskWindow } from './ask-window.ts';
import { createHeldEvents } from './held-events.ts';
import type { AppPaths } from './paths.ts';
import { type AppWindow, openWindow } from './window.ts';

export type Windows = {
  /** Brings the main window to the front, opening it when it is closed. */
  show(): AppWindow;
  main(): AppWindow | null;
  /** For dialogs; null while the main window is closed. */
  browserWindow(): BrowserWindow | null;
  /** The page a person works in now. */
  active(): WebContents | null;
  /** Whose requests are answered. */
  contents(): readonly WebContents[];
  send<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** To the main window alone, which is opened for it, and hears it once it listens. */
  sendMain<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** The main window's page listens; called whenever it says so. */
  mainListens(): void;
  /** Opens the ask window, or gives it the keys; `toggle`: closes it when it has them. */
  ask(options?: { readonly toggle?: boolean }): void;
  closeAsk(): void;
  progress(share: number): void;
};

/** The main window and the small one. `opened` hears of every main window that comes to be. */
export function createWindows(options: {
  paths: AppPaths;
  session: Session;
  log: Log;
  /** What a window that is opened now looks like. */
  look: () => Look;
  opened: (window: AppWindow) => void;
}): Windows {
  let main: AppWindow | null = null;
  let small: AskWindow | null = null;
  const held = createHeldEvents((name, payload) => main?.send(name, payload));

  function open(): AppWindow {
    // A start with the computer left the Dock alone.
    void app.dock?.show();
    const window = openWindow(options);
    main = window;
    held.anew();
    window.browserWindow.on('closed', () => {
      main = null;
    });
    options.opened(window);
    return window;
  }

  const windows: Windows = {
    show() {
      if (!main) return open();
      if (main.browserWindow.isMinimized()) main.browserWindow.restore();
      main.browserWindow.show();
      main.browserWindow.focus();
      return main;
    },
    main: () => main,
    browserWindow: () => main?.browserWindow ?? null,
    active: () => (small?.browserWindow.isFocused() ? small : main)?.browserWindow.webContents ?? null,
    contents: () => [main, small].flatMap((window) => (window ? [window.browserWindow.webContents] : [])),
    send(name, payload) {
      main?.send(name, payload);
      small?.send(name, payload);
    },
    sendMain(name, payload) {
      windows.show();
      held.send(name, payload);
    },
    mainListens: held.listens,
    ask({ toggle = false } = {}) {
      if (small && toggle && small.browserWindow.isFocused()) return small.browserWindow.close();
      if (small) {
        small.browserWindow.show();
        small.browserWindow.focus();
        return;
      }
      const window = openAskWindow(options);
      small = window;
      window.browserWindow.on('closed', () => {
        small = null;
      });
    },
    closeAsk: () => small?.browserWindow.close(),
    progress: (share) => main?.browserWindow.setProgressBar(share),
  };
  return windows;
}
