import { app } from 'electron';
import type { Log } from '../engine/ports.ts';
import type { AppLock } from './app-lock.ts';
import type { BackgroundAction } from './background-menu.ts';
import type { EngineRequest } from './handlers.ts';
import { installCommandDialog } from './install-command-dialog.ts';
import type { MenuActions } from './menu.ts';
import type { AnswerRequest } from './pass-gate.ts';
import { quickActionDialog } from './quick-action-dialog.ts';
import type { Windows } from './windows.ts';

export type Actions = { readonly menu: MenuActions; readonly background: (action: BackgroundAction) => void };

/** What the menus do: of the app, of the menu bar, of the Dock. */
export function createActions(options: {
  readonly windows: Windows;
  readonly appLock: Pick<AppLock, 'isOn' | 'lock'>;
  readonly request: EngineRequest;
  /** As the window asks, so that a lock counts here too. */
  readonly answer: AnswerRequest;
  readonly log: Log;
}): Actions {
  const { windows, appLock, log } = options;
  const openView: MenuActions['openView'] = (view) => windows.sendMain('view.open', { view });
  const quietly = (work: Promise<unknown>, what: string) =>
    void work.catch((error: unknown) => log.warn(what, { message: String(error) }));
  const addFolder = () => {
    windows.show();
    quietly(options.answer('folder.choose', {}), 'no folder added');
  };
  const background: Readonly<Record<BackgroundAction, () => void>> = {
    open: windows.show,
    ask: () => windows.ask({ toggle: true }),
    'add-folder': addFolder,
    pause: () => quietly(options.request('reading.pause', {}), 'reading was not paused'),
    resume: () => quietly(options.request('reading.resume', { now: false }), 'reading does not go on'),
    now: () => quietly(options.request('reading.resume', { now: true }), 'reading was not hurried'),
    settings: () => openView('settings'),
    quit: () => app.quit(),
  };
  return {
    menu: {
      lock: () => {
        if (appLock.isOn()) appLock.lock();
        else openView('settings');
      },
      installCommand: () => void installCommandDialog(windows.browserWindow(), log),
      installQuickAction: () => void quickActionDialog(windows.browserWindow(), log),
      openView,
      addFolder,
      ask: () => windows.ask(),
      checkUpdates: () => openView('updates'),
    },
    background: (action) => background[action](),
  };
}
