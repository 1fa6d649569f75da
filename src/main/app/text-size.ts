/** The text size chosen in Settings, as a zoom of the whole window; what the View menu zooms comes on top and is remembered by itself. */
import type { BrowserWindow } from 'electron';
import type { TextSize } from '../../preload/contract/setting-list.ts';

/** How large everything is drawn; of the size it was designed for. */
const factors: Readonly<Record<TextSize, number>> = { small: 0.9, standard: 1, large: 1.15, larger: 1.3, largest: 1.5 };
/** Chromium's zoom levels: each step is a fifth more. */
const levelOf = (size: TextSize): number => Math.log(factors[size]) / Math.log(1.2);

let chosen: TextSize = 'standard';
/** With what each is to be zoomed by itself once its page is there; null when it is. */
const windows = new Map<BrowserWindow, number | null>();

/** The window takes this zoom beside the size that was chosen, now and whenever another is. */
export function followTextSize(window: BrowserWindow, ownZoom: number): void {
  windows.set(window, ownZoom);
  window.on('closed', () => windows.delete(window));
  window.webContents.once('did-finish-load', () => {
    windows.set(window, null);
    window.webContents.setZoomLevel(levelOf(chosen) + ownZoom);
  });
}

/** What the View menu has zoomed: the window's zoom without the chosen size. */
export function ownZoom(window: BrowserWindow): number {
  const coming = windows.get(window) ?? null;
  // Before its page is there a window has no zoom; one that is closed by then keeps what it had.
  if (coming !== null) return coming;
  // To a millionth: what is nothing stays nothing, however often it is added and taken away.
  return Math.round((window.webContents.getZoomLevel() - levelOf(chosen)) * 1e6) / 1e6;
}

/** Back to the chosen size. */
export function resetZoom(window: BrowserWindow): void {
  window.webContents.setZoomLevel(levelOf(chosen));
}

/** Draws every window at this size, each with what was zoomed in it. */
export function applyTextSize(size: TextSize): void {
  if (size === chosen) return;
  const own = [...windows.keys()].map((window) => [window, ownZoom(window)] as const);
  chosen = size;
  for (const [window, zoom] of own) window.webContents.setZoomLevel(levelOf(size) + zoom);
}
