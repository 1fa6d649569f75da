import { app, type Session } from 'electron';
import type { Log } from '../engine/ports.ts';
import { isOurUrl } from './our-urls.ts';

const allowedPermission = 'clipboard-sanitized-write';

/** No network, no permissions, no downloads, no dictionaries. */
export function applySessionRules(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isOurUrl(details.url, app.isPackaged);
    if (cancel) log.warn('request refused', { scheme: details.url.split(':', 1)[0], type: details.resourceType });
    answer({ cancel });
  });
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === allowedPermission));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Applies to every page that ever comes to be: it stays where it is and opens nothing. */
export function refuseNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (what: string) => (event: { preventDefault(): void }) => {
      event.preventDefault();
      log.warn('navigation refused', { what });
    };
    contents.on('will-navigate', refuse('navigate'));
    contents.on('will-redirect', refuse('redirect'));
    contents.on('will-attach-webview', refuse('webview'));
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
