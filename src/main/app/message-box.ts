import { type BrowserWindow, dialog } from 'electron';

/** Asks or tells over a window, and by itself where there is none. */
export function messageBox(
  window: BrowserWindow | null,
  options: Electron.MessageBoxOptions,
): Promise<Electron.MessageBoxReturnValue> {
  return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options);
}
