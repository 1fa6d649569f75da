import { app, type Session, type WebPreferences } from 'electron';
import { languagesArgument } from '../../preload/contract/languages.ts';
import { type Look, lookAsArgument } from '../../preload/contract/look.ts';
import type { AppPaths } from './paths.ts';

/** What every page of a window may do: nothing but what its preload script offers. */
export function windowPreferences(paths: Pick<AppPaths, 'preloadFile'>, session: Session, look: Look): WebPreferences {
  return {
    preload: paths.preloadFile,
    session,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    additionalArguments: [`${languagesArgument}${app.getPreferredSystemLanguages().join(',')}`, lookAsArgument(look)],
  };
}

/** The colour before the first paint; the same as the window's own background in theme.css. */
export const windowBackground = (dark: boolean): string => (dark ? '#1e1e20' : '#f6f6f7');
