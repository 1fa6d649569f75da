import { homedir } from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Log } from '../engine/ports.ts';
import { t } from './languages/translate.ts';
import { messageBox } from './message-box.ts';
import { planQuickAction, quickActionName, writeQuickAction } from './quick-action.ts';

/** Asks, puts the Quick Action into the person's own Services and says what became of it. On a Mac only. */
export async function quickActionDialog(window: BrowserWindow | null, log: Log): Promise<void> {
  const tell = (options: Electron.MessageBoxOptions) => messageBox(window, options);
  const plan = planQuickAction(path.join(homedir(), 'Library', 'Services'));
  if (plan.kind === 'taken') {
    await tell({
      type: 'warning',
      message: t('There is another service of this name'),
      detail: t('{folder} was not made by Docent, so it stays as it is. Move it away and try again.', {
        folder: plan.folder,
      }),
    });
    return;
  }
  const { response } = await tell({
    type: 'question',
    buttons: [t('Add'), t('Cancel')],
    defaultId: 0,
    cancelId: 1,
    message: t('Add “{name}” to the Services menu?', { name: quickActionName }),
    detail: `${plan.replaces ? t('{folder} will be written anew.', { folder: plan.folder }) : t('{folder} will be made.', { folder: plan.folder })} ${t('It brings words you select in other programs into Docent’s ask window; you ask them there yourself.')}`,
  });
  if (response !== 0) return;
  try {
    writeQuickAction(plan, app.getPath('exe'));
    await tell({
      type: 'info',
      message: t('The service is there'),
      detail: t(
        'Select text anywhere, then: Services ▸ {name}. Should it be missing, switch it on in System Settings, Keyboard, Keyboard Shortcuts, Services.',
        { name: quickActionName },
      ),
    });
  } catch (error) {
    log.warn('the service was not added', { message: String(error) });
    await tell({
      type: 'warning',
      message: t('The service could not be added'),
      detail: t('{folder} could not be written. Nothing was changed.', { folder: plan.folder }),
    });
  }
}
