import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Events } from '../../preload/contract/events.ts';
import { resetZoom } from './text-size.ts';

export type MenuActions = {
  openView(view: Events['view.open']['view']): void;
  addFolder(): void;
  /** Opens the small ask window. */
  ask(): void;
  /** Looks for a newer version, or shows where that is switched on. */
  checkUpdates(): void;
  /** Puts the command line into the PATH, after asking. */
  installCommand(): void;
  /** Adds the Quick Action to the Services menu, after asking; on a Mac only. */
  installQuickAction(): void;
  /** Locks the app, or shows where the lock is switched on. */
  lock(): void;
};

/** The native menu with its accelerators; the same on Linux, where the app menu's items move to File and Help. `updates`: this build can look for newer versions. */
export function setMenu(actions: MenuActions, { updates }: { readonly updates: boolean }): void {
  const isMac = process.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.openView('settings'),
  };
  const lock: MenuItemConstructorOptions = {
    label: 'Lock Docent',
    accelerator: 'CmdOrCtrl+L',
    click: () => actions.lock(),
  };
  const about: MenuItemConstructorOptions = { label: 'About Docent', click: () => actions.openView('about') };
  const checkUpdates: MenuItemConstructorOptions[] = updates
    ? [{ label: 'Check for Updates…', id: 'check-updates', click: () => actions.checkUpdates() }]
    : [];
  const installCommand: MenuItemConstructorOptions = {
    label: 'Install the docent Command…',
    // Beside a checkout there is nothing to start that stays where it is.
    enabled: app.isPackaged,
    click: () => actions.installCommand(),
  };
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      ...checkUpdates,
      separator,
      settings,
      lock,
      separator,
      installCommand,
      // Beside a checkout there is no app the service could start.
      { label: 'Add to the Services Menu…', enabled: app.isPackaged, click: () => actions.installQuickAction() },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const fileMenu: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      { label: 'Add Folder…', accelerator: 'CmdOrCtrl+O', click: () => actions.addFolder() },
      { label: 'Ask in a Small Window', accelerator: 'CmdOrCtrl+Shift+A', click: () => actions.ask() },
      separator,
      ...(isMac ? [{ role: 'close' } as const] : [settings, lock, separator, { role: 'quit' } as const]),
    ],
  };
  const editMenu: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'delete' },
      { role: 'selectAll' },
      separator,
      { label: 'Find in Library', accelerator: 'CmdOrCtrl+Shift+F', click: () => actions.openView('search') },
    ],
  };
  const viewMenu: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { label: 'Library', accelerator: 'CmdOrCtrl+1', click: () => actions.openView('library') },
      { label: 'Search', accelerator: 'CmdOrCtrl+2', click: () => actions.openView('search') },
      { label: 'Chat', accelerator: 'CmdOrCtrl+3', click: () => actions.openView('chat') },
      { label: 'Tables', accelerator: 'CmdOrCtrl+4', click: () => actions.openView('tables') },
      { label: 'Pictures', accelerator: 'CmdOrCtrl+5', click: () => actions.openView('pictures') },
      { label: 'Question Lists', click: () => actions.openView('questions') },
      { label: 'Models', accelerator: 'CmdOrCtrl+6', click: () => actions.openView('models') },
      separator,
      {
        id: 'resetzoom',
        label: 'Actual Size',
        accelerator: 'CmdOrCtrl+0',
        click: (_item, window) => window instanceof BrowserWindow && resetZoom(window),
      },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const, separator]),
      { role: 'togglefullscreen' },
    ],
  };
  const windowMenu: MenuItemConstructorOptions = {
    label: 'Window',
    role: 'window',
    submenu: [
      { role: 'minimize' },
      { role: 'zoom' },
      ...(isMac ? [separator, { role: 'front' } as const] : [{ role: 'close' } as const]),
    ],
  };
  const helpMenu: MenuItemConstructorOptions = {
    label: 'Help',
    role: 'help',
    submenu: [
      { label: 'Docent Help', accelerator: 'CmdOrCtrl+?', click: () => actions.openView('help') },
      { label: 'Keyboard Shortcuts', click: () => actions.openView('shortcuts') },
      ...(isMac ? [] : [separator, installCommand, separator, ...checkUpdates, about]),
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [appMenu] : []), fileMenu, editMenu, viewMenu, windowMenu, helpMenu]),
  );
}
