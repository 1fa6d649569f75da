import type { BrowserWindow } from 'electron';

/** Shows a file in the Mac's Quick Look; false where the system has none, or there is no window to show it over. */
export function quickLook(window: BrowserWindow | null, file: string): boolean {
  if (process.platform !== 'darwin' || !window) return false;
  window.previewFile(file);
  return true;
}
