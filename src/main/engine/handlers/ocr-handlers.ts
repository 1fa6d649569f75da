/** OCR languages and the person's settings that change how files are read. */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { addOcrLanguage, listOcrLanguages } from '../ocr/ocr-languages.ts';
import { ocrLanguagesOf } from '../ocr/ocr-setting.ts';
import { rereadScans } from '../reread-scans.ts';

type Routes = 'ocr.languages' | 'ocr.addLanguage';

export function ocrHandlers(context: EngineContext): Handlers<Routes> {
  const selected = (code: string) => ocrLanguagesOf(context.personal.settings).includes(code);
  return {
    'ocr.languages': async () => {
      // Data may have been put into the folder by hand.
      await rereadScans(context);
      const languages = await listOcrLanguages(context.ocrDirs);
      return languages.map((language) => ({ ...language, selected: selected(language.code) }));
    },
    'ocr.addLanguage': async ({ path }) => {
      // First what is new without this one, or nobody would know later what was new.
      await rereadScans(context);
      const language = await addOcrLanguage(path, context.ocrDirs);
      await rereadScans(context);
      return { ...language, selected: selected(language.code) };
    },
  };
}
