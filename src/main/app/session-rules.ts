import { app, type Session } from 'electron';
import type { Log } from '../engine/ports.ts';
import { appOrigin } from './content-security-policy.ts';
import { isOurUrl } from './our-urls.ts';

const allowedPermission = 'clipboard-sanitized-write';

/**
 * Must be called before `ready`: a session that comes to be with its spellchecker on fetches a dictionary at once, and that
 * request passes no webRequest filter.
 */
export function forbidDictionaries(): void {
  app.on('session-created', (session) => {
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerEnabled(false);
  });
}

/** No network, no permissions, no downloads. */
export function applySessionRules(
  session: Session,
  log: Log,
  refused: (scheme: string) => void = () => undefined,
): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    // A document goes to our page alone. Its scheme is asked with no Origin header, so the asking frame is looked at.
    const isForeign = details.url.startsWith('doc:') && details.frame?.origin !== appOrigin;
    const cancel = isForeign || !isOurUrl(details.url, app.isPackaged);
    if (cancel) {
      const scheme = details.url.split(':', 1)[0] ?? '';
      log.warn('request refused', { scheme, type: details.resourceType });
      refused(scheme);
    }
    answer({ cancel });
  });
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === allowedPermission));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission);
  session.setDevicePermissionHandler(() => false);
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
