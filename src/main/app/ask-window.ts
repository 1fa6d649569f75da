import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { Look } from '../../preload/contract/look.ts';
import type { Log } from '../engine/ports.ts';
import { appOrigin } from './content-security-policy.ts';
import { t } from './languages/translate.ts';
import { appLimits } from './limits.ts';
import type { AppPaths } from './paths.ts';
import { windowBackground, windowPreferences } from './window-preferences.ts';

export type AskWindow = {
  readonly browserWindow: BrowserWindow;
  send<Name extends EventName>(name: Name, payload: Events[Name]): void;
};

/** The small window: the same page, session and rules as the large one, over whatever a person is working in. It is shown once it has painted. */
export function openAskWindow(options: { paths: AppPaths; session: Session; log: Log; look: () => Look }): AskWindow {
  const { width, height, minWidth, minHeight, top } = appLimits.askWindow;
  // Where the person is: the screen under the pointer.
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const size = { width: Math.min(width, workArea.width), height: Math.min(height, workArea.height) };
  const isMac = process.platform === 'darwin';
  const browserWindow = new BrowserWindow({
    ...size,
    x: Math.round(workArea.x + (workArea.width - size.width) / 2),
    y: Math.round(workArea.y + Math.min(workArea.height * top, workArea.height - size.height)),
    minWidth,
    minHeight,
    show: false,
    title: t('Ask Docent'),
    alwaysOnTop: true,
    fullscreenable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
    backgroundColor: windowBackground(nativeTheme.shouldUseDarkColors),
    // A panel floats over programs in full screen and takes the keys without bringing the app forward.
    ...(isMac ? { type: 'panel', titleBarStyle: 'hiddenInset' } : {}),
    webPreferences: windowPreferences(options.paths, options.session, options.look()),
  });
  if (isMac)
    browserWindow.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  browserWindow.once('ready-to-show', () => browserWindow.show());
  browserWindow.webContents.on('render-process-gone', (_event, { reason }) => {
    options.log.error('the page of the ask window crashed', { reason });
    // Not at once: the frame is still being taken down while this is told.
    setTimeout(() => browserWindow.isDestroyed() || browserWindow.close(), appLimits.supervision.restartMs);
  });
  void browserWindow.loadURL(`${appOrigin}/index.html?window=ask`).catch((error: unknown) => {
    options.log.error('the ask window did not load', { message: String(error) });
  });
  return {
    browserWindow,
    send: (name, payload) => {
      if (!browserWindow.isDestroyed()) browserWindow.webContents.send('docent:event', name, payload);
    },
  };
}
