/** The system's dialogs for backups and for folders that stand elsewhere. */

import path from 'node:path';
import { app } from 'electron';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { EngineRequest } from './handlers.ts';
import { t } from './languages/translate.ts';

const libraryFiles = () => [{ name: t('Docent library'), extensions: ['docent'] }];

/** Each dialog gives null when it was closed. */
export function moveHandlers(
  request: EngineRequest,
  choose: (settings: Electron.OpenDialogOptions) => Promise<string | null>,
  chooseNewFile: (settings: Electron.SaveDialogOptions) => Promise<string | null>,
): Handlers<'backup.chooseTarget' | 'backup.chooseFile' | 'folder.chooseRelink'> {
  return {
    'backup.chooseTarget': () =>
      chooseNewFile({
        buttonLabel: t('Back Up'),
        defaultPath: path.join(app.getPath('documents'), `Docent ${day(new Date())}.docent`),
        filters: libraryFiles(),
      }),
    'backup.chooseFile': () => choose({ properties: ['openFile'], buttonLabel: t('Choose'), filters: libraryFiles() }),
    'folder.chooseRelink': async ({ folderId }) => {
      const chosen = await choose({ properties: ['openDirectory'], buttonLabel: t('It Is Here') });
      return chosen === null ? null : request('folder.relink', { folderId, path: chosen });
    },
  };
}

/** The person's own day. */
function day(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
