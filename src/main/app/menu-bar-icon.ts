import path from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { BackgroundAction, BackgroundItem } from './background-menu.ts';

export type MenuBarIcon = {
  /** `title`: beside the icon, on a Mac only; '' for nothing. */
  show(state: { items: readonly BackgroundItem[]; title: string; tooltip: string }): void;
  remove(): void;
};

/** The icon in the menu bar (on Linux in the panel, where there is one). It comes with the first `show`. */
export function createMenuBarIcon(resourcesDir: string, act: (action: BackgroundAction) => void): MenuBarIcon {
  let tray: Tray | null = null;
  return {
    show({ items, title, tooltip }) {
      // Electron finds the sharper one, and by its name that macOS may colour it.
      tray ??= new Tray(nativeImage.createFromPath(path.join(resourcesDir, 'menu-bar', 'iconTemplate.png')));
      tray.setToolTip(tooltip);
      if (process.platform === 'darwin') tray.setTitle(title, { fontType: 'monospacedDigit' });
      tray.setContextMenu(toMenu(items, act));
    },
    remove() {
      tray?.destroy();
      tray = null;
    },
  };
}

/** The menu Electron shows. */
export function toMenu(items: readonly BackgroundItem[], act: (action: BackgroundAction) => void): Menu {
  const entries = items.map((item): MenuItemConstructorOptions => {
    if (item.type === 'separator') return { type: 'separator' };
    if (item.type === 'line') return { label: item.label, enabled: false };
    // The keys are shown, and registered elsewhere.
    const keys = item.keys === undefined ? {} : { accelerator: item.keys, registerAccelerator: false };
    return { label: item.label, click: () => act(item.action), ...keys };
  });
  return Menu.buildFromTemplate(entries);
}
