import { app, globalShortcut } from 'electron';
import type { AppAbilities } from '../../preload/contract/app-requests.ts';
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { LibraryStatus, Settings } from '../../preload/contract/shapes.ts';
import type { Log } from '../engine/ports.ts';
import { createAskKeys } from './ask-keys.ts';
import { type BackgroundAction, backgroundMenu } from './background-menu.ts';
import { appLimits } from './limits.ts';
import { createLoginItem } from './login-item.ts';
import { createMenuBarIcon, toMenu } from './menu-bar-icon.ts';
import { percent, workLine } from './work-line.ts';

export type Background = {
  /** The settings as they are at the start (`changed` false: the system is not touched), and whenever they change. */
  apply(settings: Pick<Settings, 'keepFresh' | 'askKeys'>, changed: boolean): void;
  /** What the engine tells; the icon, the menus and the Dock follow. */
  heard<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** True: Docent goes on without a window. */
  stays(): boolean;
  openedAtLogin(): boolean;
  abilities(): AppAbilities;
};

/** Docent without its window: the icon in the menu bar, the Dock's menu, the login item, the keys. Call it when the app is ready. */
export function createBackground(options: {
  readonly resourcesDir: string;
  readonly log: Log;
  readonly locked: () => boolean;
  readonly act: (action: BackgroundAction) => void;
  /** 0 to 1, or -1 for none: the bar on the Dock's icon. */
  readonly showProgress: (share: number) => void;
}): Background {
  const { act, log } = options;
  const icon = createMenuBarIcon(options.resourcesDir, act);
  const keys = createAskKeys(globalShortcut, () => act('ask'));
  const login = createLoginItem(
    {
      platform: process.platform,
      packaged: app.isPackaged,
      status: () => app.getLoginItemSettings(),
      set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin }),
    },
    (message) => log.warn(message),
  );
  let status: LibraryStatus | null = null;
  let keepFresh = false;
  let askKeys = '';
  let timer: ReturnType<typeof setTimeout> | null = null;
  let shown = '';

  function draw(): void {
    timer = null;
    const line = workLine(status);
    options.showProgress(line.share ?? -1);
    const state = { status, askKeys, locked: options.locked() };
    const items = backgroundMenu(state, 'menu-bar');
    const title = line.share === null || state.locked ? '' : percent(line.share);
    // A menu that is open is closed by a new one, so there is one only when it says something else.
    const next = JSON.stringify([keepFresh, items, title]);
    if (next === shown) return;
    shown = next;
    app.dock?.setMenu(toMenu(backgroundMenu(state, 'dock'), act));
    if (keepFresh) icon.show({ items, title, tooltip: state.locked ? 'Docent' : `Docent: ${line.text}` });
    else icon.remove();
  }
  const drawSoon = () => {
    if (timer === null) timer = setTimeout(draw, appLimits.background.drawMs);
  };

  app.on('will-quit', () => {
    if (timer !== null) clearTimeout(timer);
    globalShortcut.unregisterAll();
    icon.remove();
  });
  return {
    apply(settings, changed) {
      keepFresh = settings.keepFresh;
      askKeys = settings.askKeys;
      if (changed) login.change(keepFresh);
      else login.remember(keepFresh);
      keys.set(askKeys);
      draw();
    },
    heard(name, payload) {
      if (name === 'library.changed') status = payload as LibraryStatus;
      if (name === 'library.changed' || name === 'appLock.changed') drawSoon();
    },
    stays: () => keepFresh,
    openedAtLogin: login.openedAtLogin,
    abilities: () => ({ login: login.state(), askKeys: keys.state() }),
  };
}
