import { homedir } from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Log } from '../engine/ports.ts';
import { commandFolders, planCommand, writeCommand } from './install-command.ts';
import { t } from './languages/translate.ts';
import { messageBox } from './message-box.ts';

/** Asks, installs the `docent` command and says what became of it. */
export async function installCommandDialog(window: BrowserWindow | null, log: Log): Promise<void> {
  const tell = (options: Electron.MessageBoxOptions) => messageBox(window, options);
  const plan = planCommand(app.getPath('exe'), commandFolders(homedir()));
  if (plan.kind === 'taken') {
    await tell({
      type: 'warning',
      message: t('There is another docent command'),
      detail: t('{file} was not made by Docent, so it stays as it is. Move it away and try again.', {
        file: plan.file,
      }),
    });
    return;
  }
  if (plan.kind === 'nowhere') {
    await tell({
      type: 'warning',
      message: t('The docent command could not be installed'),
      detail: t('Neither /usr/local/bin nor .local/bin in your home can be written to.'),
    });
    return;
  }
  const { response } = await tell({
    type: 'question',
    buttons: [t('Install'), t('Cancel')],
    defaultId: 0,
    cancelId: 1,
    message: t('Install the docent command?'),
    detail: plan.replaces
      ? t('{file} will be written anew. It starts this app’s command line; nothing else is installed.', {
          file: plan.file,
        })
      : t('{file} will be made. It starts this app’s command line; nothing else is installed.', { file: plan.file }),
  });
  if (response !== 0) return;
  try {
    writeCommand(plan);
    const inPath = (process.env.PATH ?? '').split(':').includes(path.dirname(plan.file));
    await tell({
      type: 'info',
      message: t('The docent command is installed'),
      detail: inPath
        ? t('Try: docent --help')
        : t('Put {folder} into your PATH, then try: docent --help', { folder: path.dirname(plan.file) }),
    });
  } catch (error) {
    log.warn('the docent command was not installed', { message: String(error) });
    await tell({
      type: 'warning',
      message: t('The docent command could not be installed'),
      detail: t('{file} could not be written. Nothing was changed.', { file: plan.file }),
    });
  }
}
