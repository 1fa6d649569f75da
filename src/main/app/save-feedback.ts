/** The feedback file, where a person chose to have it: exactly what the window showed. */

import path from 'node:path';
import { app } from 'electron';
import type { Handlers } from '../../preload/contract/requests.ts';
import { t } from './languages/translate.ts';
import { writeChosenFile } from './write-chosen-file.ts';

/** `chooseNewFile` shows the system's dialog; null when it was closed. */
export function saveFeedbackHandlers(
  chooseNewFile: (settings: Electron.SaveDialogOptions) => Promise<string | null>,
): Handlers<'feedback.save'> {
  return {
    'feedback.save': async ({ text }) => {
      const chosen = await chooseNewFile({
        buttonLabel: t('Save Feedback'),
        defaultPath: path.join(app.getPath('documents'), 'Docent feedback.txt'),
        filters: [{ name: t('Text'), extensions: ['txt'] }],
      });
      if (chosen === null) return null;
      await writeChosenFile(chosen, async () => ({ text, next: null }));
      return chosen;
    },
  };
}
