/** What people call things that have another name here, by the id of a section's heading. */
const words: Readonly<Record<string, string>> = {
  'setting-look': 'dark mode light font zoom bigger smaller colour color design',
  'setting-models': 'llm ai gguf chat embedding download',
  'setting-endpoint': 'ollama lm studio openai server localhost',
  'setting-search': 'history suggestions ranking',
  'setting-ocr': 'ocr language scan recognition tesseract',
  'setting-programs': 'api mcp http token rest claude cursor port',
  'setting-backup': 'export import restore move transfer migrate merge',
  'setting-team': 'postgres publish share colleagues',
  'setting-privacy': 'network connections telemetry lock delete erase',
  'setting-encryption': 'password key passcode touch id recovery',
  'setting-configuration': 'environment profile config.json',
};

export const wordsFor = (headingId: string): string => words[headingId] ?? '';
