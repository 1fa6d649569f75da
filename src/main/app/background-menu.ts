/** The menu of the menu bar and of the Dock, as data. */

import type { LibraryStatus } from '../../preload/contract/shapes.ts';
import { t } from './languages/translate.ts';
import { type WorkLine, workLine } from './work-line.ts';

export type BackgroundAction = 'open' | 'ask' | 'add-folder' | 'pause' | 'resume' | 'now' | 'settings' | 'quit';
export type BackgroundItem =
  | { readonly type: 'separator' }
  | { readonly type: 'line'; readonly label: string }
  | { readonly type: 'action'; readonly label: string; readonly action: BackgroundAction; readonly keys?: string };

export type BackgroundState = {
  readonly status: LibraryStatus | null;
  /** As in the settings; '' for none. */
  readonly askKeys: string;
  /** While the app is locked nothing but the way to its window is offered. */
  readonly locked: boolean;
};

const workWords = (): Readonly<Record<NonNullable<WorkLine['action']>, string>> => ({
  pause: t('Pause Reading'),
  resume: t('Go On Reading'),
  now: t('Index Now'),
});
const separator: BackgroundItem = { type: 'separator' };

/** `dock`: the Dock shows what is under way by itself, and its own Quit. */
export function backgroundMenu(
  { status, askKeys, locked }: BackgroundState,
  place: 'menu-bar' | 'dock',
): BackgroundItem[] {
  const line = workLine(status);
  const open: BackgroundItem = { type: 'action', label: t('Open Docent'), action: 'open' };
  const ask: BackgroundItem = {
    type: 'action',
    label: t('Ask Docent…'),
    action: 'ask',
    ...(askKeys === '' ? {} : { keys: askKeys }),
  };
  const about: BackgroundItem[] =
    line.action === null ? [] : [{ type: 'action', label: workWords()[line.action], action: line.action }];
  const quit: BackgroundItem = { type: 'action', label: t('Quit Docent'), action: 'quit' };
  if (locked)
    return place === 'dock' ? [] : [{ type: 'line', label: t('Docent is locked') }, separator, open, separator, quit];
  const folder: BackgroundItem = { type: 'action', label: t('Add Folder…'), action: 'add-folder' };
  if (place === 'dock') return [ask, folder, ...(about.length > 0 ? [separator, ...about] : [])];
  return [
    { type: 'line', label: line.text },
    ...about,
    separator,
    open,
    ask,
    folder,
    separator,
    { type: 'action', label: t('Settings…'), action: 'settings' },
    quit,
  ];
}
