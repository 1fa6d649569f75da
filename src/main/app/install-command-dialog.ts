import { homedir } from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '../engine/ports.ts';
import { commandFolders, planCommand, writeCommand } from './install-command.ts';

/** Asks, installs the `docent` command and says what became of it. */
export async function installCommandDialog(window: BrowserWindow | null, log: Log): Promise<void> {
  const tell = (options: Electron.MessageBoxOptions) =>
    window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options);
  const plan = planCommand(app.getPath('exe'), commandFolders(homedir()));
  if (plan.kind === 'taken') {
    await tell({
      type: 'warning',
      message: 'There is another docent command',
      detail: `${plan.file} was not made by Docent, so it stays as it is. Move it away and try again.`,
    });
    return;
  }
  if (plan.kind === 'nowhere') {
    await tell({
      type: 'warning',
      message: 'The docent command could not be installed',
      detail: 'Neither /usr/local/bin nor .local/bin in your home can be written to.',
    });
    return;
  }
  const { response } = await tell({
    type: 'question',
    buttons: ['Install', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    message: 'Install the docent command?',
    detail: `${plan.file} will ${plan.replaces ? 'be written anew' : 'be made'}. It starts this app’s command line; nothing else is installed.`,
  });
  if (response !== 0) return;
  try {
    writeCommand(plan);
    const inPath = (process.env.PATH ?? '').split(':').includes(path.dirname(plan.file));
    await tell({
      type: 'info',
      message: 'The docent command is installed',
      detail: inPath ? 'Try: docent --help' : `Put ${path.dirname(plan.file)} into your PATH, then try: docent --help`,
    });
  } catch (error) {
    log.warn('the docent command was not installed', { message: String(error) });
    await tell({
      type: 'warning',
      message: 'The docent command could not be installed',
      detail: `${plan.file} could not be written. Nothing was changed.`,
    });
  }
}
