import { homedir } from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '../engine/ports.ts';
import { planQuickAction, quickActionName, writeQuickAction } from './quick-action.ts';

/** Asks, puts the Quick Action into the person's own Services and says what became of it. On a Mac only. */
export async function quickActionDialog(window: BrowserWindow | null, log: Log): Promise<void> {
  const tell = (options: Electron.MessageBoxOptions) =>
    window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options);
  const plan = planQuickAction(path.join(homedir(), 'Library', 'Services'));
  if (plan.kind === 'taken') {
    await tell({
      type: 'warning',
      message: 'There is another service of this name',
      detail: `${plan.folder} was not made by Docent, so it stays as it is. Move it away and try again.`,
    });
    return;
  }
  const { response } = await tell({
    type: 'question',
    buttons: ['Add', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    message: `Add “${quickActionName}” to the Services menu?`,
    detail: `${plan.folder} will ${plan.replaces ? 'be written anew' : 'be made'}. It brings words you select in other programs into Docent’s ask window; you ask them there yourself.`,
  });
  if (response !== 0) return;
  try {
    writeQuickAction(plan, app.getPath('exe'));
    await tell({
      type: 'info',
      message: 'The service is there',
      detail: `Select text anywhere, then: Services ▸ ${quickActionName}. Should it be missing, switch it on in System Settings, Keyboard, Keyboard Shortcuts, Services.`,
    });
  } catch (error) {
    log.warn('the service was not added', { message: String(error) });
    await tell({
      type: 'warning',
      message: 'The service could not be added',
      detail: `${plan.folder} could not be written. Nothing was changed.`,
    });
  }
}
