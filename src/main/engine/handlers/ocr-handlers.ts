/** OCR languages and the person's settings that change how files are read. */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { addOcrLanguage, listOcrLanguages } from '../ocr/ocr-languages.ts';
import { ocrLanguagesOf } from '../ocr/ocr-setting.ts';

type Routes = 'ocr.languages' | 'ocr.addLanguage';

export function ocrHandlers(context: EngineContext): Handlers<Routes> {
  const selected = (code: string) => ocrLanguagesOf(context.personal.settings).includes(code);
  return {
    'ocr.languages': async () =>
      (await listOcrLanguages(context.ocrDirs)).map((language) => ({ ...language, selected: selected(language.code) })),
    'ocr.addLanguage': async ({ path }) => {
      const language = await addOcrLanguage(path, context.ocrDirs);
      return { ...language, selected: selected(language.code) };
    },
  };
}
