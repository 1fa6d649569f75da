import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { Look } from '../../preload/contract/look.ts';
import type { Log } from '../engine/ports.ts';
import { appOrigin } from './content-security-policy.ts';
import { appLimits } from './limits.ts';
import type { AppPaths } from './paths.ts';
import { followTextSize, ownZoom } from './text-size.ts';
import { windowBackground, windowPreferences } from './window-preferences.ts';
import { loadWindowState, saveWindowState } from './window-state.ts';

export type AppWindow = {
  readonly browserWindow: BrowserWindow;
  /** Sends one event to the page; nothing happens while there is none. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void;
};

/** Opens the app's one window. It is shown once it has something to show. */
export function openWindow(options: { paths: AppPaths; session: Session; log: Log; look: () => Look }): AppWindow {
  const { paths, log } = options;
  const state = loadWindowState(
    paths.windowStateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const isMac = process.platform === 'darwin';
  const background = () => windowBackground(nativeTheme.shouldUseDarkColors);
  const browserWindow = new BrowserWindow({
    ...(state.x !== null && state.y !== null ? { x: state.x, y: state.y } : {}),
    width: state.width,
    height: state.height,
    minWidth: appLimits.window.minWidth,
    minHeight: appLimits.window.minHeight,
    show: false,
    title: 'Docent',
    ...(isMac
      ? { titleBarStyle: 'hiddenInset', vibrancy: 'sidebar', visualEffectState: 'followWindow' }
      : { backgroundColor: background() }),
    webPreferences: windowPreferences(paths, options.session, options.look()),
  });

  const show = () => {
    if (browserWindow.isDestroyed() || browserWindow.isVisible()) return;
    if (state.maximized) browserWindow.maximize();
    browserWindow.show();
  };
  const lateShow = setTimeout(show, appLimits.window.showMs);
  browserWindow.once('ready-to-show', show);
  browserWindow.on('closed', () => clearTimeout(lateShow));
  const recolour = () => {
    if (!isMac && !browserWindow.isDestroyed()) browserWindow.setBackgroundColor(background());
  };
  nativeTheme.on('updated', recolour);
  browserWindow.on('closed', () => nativeTheme.off('updated', recolour));
  keepState(browserWindow, paths.windowStateFile, log);

  let crashTimes: number[] = [];
  browserWindow.webContents.on('render-process-gone', (_event, details) => {
    log.error('the page crashed', { reason: details.reason, exit: details.exitCode });
    const now = Date.now();
    crashTimes = [...crashTimes.filter((time) => now - time < appLimits.supervision.windowMs), now];
    if (details.reason === 'clean-exit' || crashTimes.length >= appLimits.supervision.crashes) return;
    // Not at once: the frame is still being taken down while this is told.
    setTimeout(() => {
      if (!browserWindow.isDestroyed()) browserWindow.webContents.reload();
    }, appLimits.supervision.restartMs);
  });
  browserWindow.webContents.on('preload-error', (_event, _path, error) => {
    log.error('the preload script failed', { message: error.message });
  });
  followTextSize(browserWindow, state.zoom);
  void browserWindow.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
    log.error('the window did not load', { message: String(error) });
  });

  return {
    browserWindow,
    send: (name, payload) => {
      if (!browserWindow.isDestroyed()) browserWindow.webContents.send('docent:event', name, payload);
    },
  };
}

function keepState(window: BrowserWindow, file: string, log: Log): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = () => {
    if (window.isDestroyed()) return;
    try {
      const zoom = ownZoom(window);
      saveWindowState(file, { ...window.getNormalBounds(), maximized: window.isMaximized(), zoom });
    } catch (error) {
      log.warn('the window place was not saved', { message: String(error) });
    }
  };
  const saveSoon = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(save, appLimits.window.saveMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  // Quitting ends without closing the window.
  app.on('before-quit', save);
  window.on('closed', () => app.off('before-quit', save));
  window.on('close', () => {
    if (timer) clearTimeout(timer);
    save();
  });
}
