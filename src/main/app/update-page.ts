import { type BrowserWindow, shell } from 'electron';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { EngineRequest } from './handlers.ts';
import { t } from './languages/translate.ts';
import { messageBox } from './message-box.ts';

/** The one way out of the app into the browser: the page a signed notice named, https, and only when the person says yes to its address. */
export function updatePageHandlers(
  request: EngineRequest,
  window: () => BrowserWindow | null,
): Handlers<'update.openPage'> {
  return {
    'update.openPage': async () => {
      const page = await request('update.page', {});
      if (page === null || new URL(page).protocol !== 'https:') return false;
      const options: Electron.MessageBoxOptions = {
        type: 'question',
        buttons: [t('Open in Browser'), t('Cancel')],
        defaultId: 0,
        cancelId: 1,
        message: t('Open this page in your browser?'),
        detail: `${page}\n\n${t('Docent itself fetches nothing from it.')}`,
      };
      const { response } = await messageBox(window(), options);
      if (response !== 0) return false;
      await shell.openExternal(page);
      return true;
    },
  };
}
