import { stopWords } from './stop-words.ts';

const english = new Intl.DisplayNames(['en'], { type: 'language' });
const others = ['ko', 'fa', 'ur', 'bn', 'ta', 'te', 'bg', 'sr', 'hr', 'sk', 'sl', 'lt', 'lv', 'et', 'ca', 'ms', 'mr'];

/** ISO 639-1 for `de`, `German`, `deutsch`; null when no language we know of is called so. */
export function languageNamed(name: string): string | null {
  return names().get(name.toLowerCase()) ?? null;
}

let known: Map<string, string> | null = null;

function names(): Map<string, string> {
  known ??= new Map(
    [...Object.keys(stopWords), ...others].flatMap((code) => {
      const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
      return [code, (english.of(code) ?? code).toLowerCase(), own.toLowerCase()].map((word) => [word, code] as const);
    }),
  );
  return known;
}
