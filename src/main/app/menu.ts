import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Events } from '../../preload/contract/events.ts';
import { t } from './languages/translate.ts';
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

/** The native menu with its accelerators, in the window’s language, which roles do not know by themselves; the same on Linux, where the app menu's items move to File and Help. `updates`: this build can look for newer versions. */
export function setMenu(actions: MenuActions, { updates }: { readonly updates: boolean }): void {
  const isMac = process.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const settings: MenuItemConstructorOptions = {
    label: t('Settings…'),
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.openView('settings'),
  };
  const lock: MenuItemConstructorOptions = {
    label: t('Lock Docent'),
    accelerator: 'CmdOrCtrl+L',
    click: () => actions.lock(),
  };
  const about: MenuItemConstructorOptions = { label: t('About Docent'), click: () => actions.openView('about') };
  const checkUpdates: MenuItemConstructorOptions[] = updates
    ? [{ label: t('Check for Updates…'), id: 'check-updates', click: () => actions.checkUpdates() }]
    : [];
  const installCommand: MenuItemConstructorOptions = {
    label: t('Install the docent Command…'),
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
      { label: t('Add to the Services Menu…'), enabled: app.isPackaged, click: () => actions.installQuickAction() },
      separator,
      { role: 'services', label: t('Services') },
      separator,
      { role: 'hide', label: t('Hide Docent') },
      { role: 'hideOthers', label: t('Hide Others') },
      { role: 'unhide', label: t('Show All') },
      separator,
      { role: 'quit', label: t('Quit Docent') },
    ],
  };
  const fileMenu: MenuItemConstructorOptions = {
    label: t('File'),
    submenu: [
      { label: t('Add Folder…'), accelerator: 'CmdOrCtrl+O', click: () => actions.addFolder() },
      { label: t('Ask in a Small Window'), accelerator: 'CmdOrCtrl+Shift+A', click: () => actions.ask() },
      separator,
      ...(isMac
        ? [{ role: 'close' as const, label: t('Close Window') }]
        : [settings, lock, separator, { role: 'quit' as const, label: t('Quit Docent') }]),
    ],
  };
  const editMenu: MenuItemConstructorOptions = {
    label: t('Edit'),
    submenu: [
      { role: 'undo', label: t('Undo') },
      { role: 'redo', label: t('Redo') },
      separator,
      { role: 'cut', label: t('Cut') },
      { role: 'copy', label: t('Copy') },
      { role: 'paste', label: t('Paste') },
      { role: 'pasteAndMatchStyle', label: t('Paste and Match Style') },
      { role: 'delete', label: t('Delete') },
      { role: 'selectAll', label: t('Select All') },
      separator,
      { label: t('Find in Library'), accelerator: 'CmdOrCtrl+Shift+F', click: () => actions.openView('search') },
    ],
  };
  const viewMenu: MenuItemConstructorOptions = {
    label: t('View'),
    submenu: [
      { label: t('Library'), accelerator: 'CmdOrCtrl+1', click: () => actions.openView('library') },
      { label: t('Search'), accelerator: 'CmdOrCtrl+2', click: () => actions.openView('search') },
      { label: t('Chat'), accelerator: 'CmdOrCtrl+3', click: () => actions.openView('chat') },
      { label: t('Tables'), accelerator: 'CmdOrCtrl+4', click: () => actions.openView('tables') },
      { label: t('Pictures'), accelerator: 'CmdOrCtrl+5', click: () => actions.openView('pictures') },
      { label: t('Question Lists'), click: () => actions.openView('questions') },
      { label: t('Models'), accelerator: 'CmdOrCtrl+6', click: () => actions.openView('models') },
      separator,
      {
        id: 'resetzoom',
        label: t('Actual Size'),
        accelerator: 'CmdOrCtrl+0',
        click: (_item, window) => window instanceof BrowserWindow && resetZoom(window),
      },
      { role: 'zoomIn', label: t('Zoom In') },
      { role: 'zoomOut', label: t('Zoom Out') },
      separator,
      ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const, separator]),
      { role: 'togglefullscreen', label: t('Toggle Full Screen') },
    ],
  };
  const windowMenu: MenuItemConstructorOptions = {
    label: t('Window'),
    role: 'window',
    submenu: [
      { role: 'minimize', label: t('Minimize') },
      { role: 'zoom', label: t('Zoom') },
      ...(isMac
        ? [separator, { role: 'front' as const, label: t('Bring All to Front') }]
        : [{ role: 'close' as const, label: t('Close Window') }]),
    ],
  };
  const helpMenu: MenuItemConstructorOptions = {
    label: t('Help'),
    role: 'help',
    submenu: [
      { label: t('Docent Help'), accelerator: 'CmdOrCtrl+?', click: () => actions.openView('help') },
      { label: t('Keyboard Shortcuts'), click: () => actions.openView('shortcuts') },
      ...(isMac ? [] : [separator, installCommand, separator, ...checkUpdates, about]),
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [appMenu] : []), fileMenu, editMenu, viewMenu, windowMenu, helpMenu]),
  );
}
