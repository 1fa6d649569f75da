import { t } from '../../languages/translate.ts';

/** What people call things that have another name here, by the id of a section's heading. */
const words = (): Readonly<Record<string, string>> => ({
  'setting-look': t('dark mode light font zoom bigger smaller colour color design'),
  'setting-models': t('llm ai gguf chat embedding download'),
  'setting-endpoint': t('ollama lm studio openai server localhost'),
  'setting-search': t('history suggestions ranking'),
  'setting-ocr': t('ocr language scan recognition tesseract'),
  'setting-programs': t('api mcp http token rest claude cursor port'),
  'setting-backup': t('export import restore move transfer migrate merge'),
  'setting-team': t('postgres publish share colleagues'),
  'setting-privacy': t('network connections telemetry lock delete erase'),
  'setting-encryption': t('password key passcode touch id recovery'),
  'setting-configuration': t('environment profile config.json'),
});

export const wordsFor = (headingId: string): string => words()[headingId] ?? '';
