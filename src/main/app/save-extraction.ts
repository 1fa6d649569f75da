/** Tables and corrections of an extraction, written where a person chose to have them. */

import path from 'node:path';
import { app } from 'electron';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { EngineRequest } from './handlers.ts';
import { t } from './languages/translate.ts';
import { byteOrderMark, fileNameOf, writeChosenFile } from './write-chosen-file.ts';

const files = () =>
  ({
    csv: { name: 'CSV', extensions: ['csv'] },
    json: { name: 'JSON', extensions: ['json'] },
    xlsx: { name: t('Excel workbook'), extensions: ['xlsx'] },
  }) as const;

/** `chooseNewFile` shows the system's dialog; null when it was closed. */
export function saveExtractionHandlers(
  request: EngineRequest,
  chooseNewFile: (settings: Electron.SaveDialogOptions) => Promise<string | null>,
): Handlers<'extraction.save' | 'extraction.saveCorrections' | 'template.saveSchema'> {
  return {
    'extraction.save': async ({ runId, format }) => {
      const { title } = await request('extraction.get', { runId });
      const { name, extensions } = files()[format];
      const chosen = await chooseNewFile({
        buttonLabel: t('Save Table'),
        defaultPath: path.join(app.getPath('documents'), `${fileNameOf(title)}.${format}`),
        filters: [{ name, extensions: [...extensions] }],
      });
      if (chosen === null) return null;
      if (format === 'xlsx') {
        const { bytes } = await request('extraction.workbook', { runId });
        await writeChosenFile(chosen, async () => ({ text: bytes, next: null }));
      } else {
        const part = (from: number) => request('extraction.export', { runId, format, from });
        await writeChosenFile(chosen, part, format === 'csv' ? byteOrderMark : '');
      }
      return chosen;
    },
    'extraction.saveCorrections': async () => {
      const chosen = await chooseNewFile({
        buttonLabel: t('Save Corrections'),
        defaultPath: path.join(app.getPath('documents'), 'Docent corrections.jsonl'),
        filters: [{ name: t('Chat lines for fine-tuning'), extensions: ['jsonl'] }],
      });
      if (chosen === null) return null;
      let after = '';
      await writeChosenFile(chosen, async (from) => {
        const { lines, next } = await request('extraction.corrections', { after });
        after = next ?? '';
        return { text: lines.map(({ text }) => `${text}\n`).join(''), next: next === null ? null : from + 1 };
      });
      return chosen;
    },
    'template.saveSchema': async ({ templateId }) => {
      const { name } = await request('template.get', { templateId });
      const chosen = await chooseNewFile({
        buttonLabel: t('Save Template'),
        defaultPath: path.join(app.getPath('documents'), `${fileNameOf(name)}.schema.json`),
        filters: [{ name: 'JSON Schema', extensions: ['json'] }],
      });
      if (chosen === null) return null;
      const { text } = await request('template.exportSchema', { templateId });
      await writeChosenFile(chosen, async () => ({ text, next: null }));
      return chosen;
    },
  };
}
