import type { CatalogModel } from '../../../preload/contract/model-shapes.ts';
import { t } from '../../languages/translate.ts';
import { ocrLanguageName } from '../ocr-languages.ts';

const ocrPrefix = 'ocr-';

/** The catalogue's line on a model in the window's language; one it does not know is shown as the catalogue has it. */
export function modelSummary({ id, role, summary }: Pick<CatalogModel, 'id' | 'role' | 'summary'>): string {
  if (role !== 'ocr' || !id.startsWith(ocrPrefix)) return t(summary);
  return t('Reads scans and pictures in {language}.', { language: ocrLanguageName(id.slice(ocrPrefix.length)) });
}
