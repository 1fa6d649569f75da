import { stopWords } from './stop-words.ts';

/** Scripts that by themselves say which language it is likely to be, and in any case that it is none written in Latin letters. */
const byScript: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Arabic}/gu, 'ar'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Devanagari}/gu, 'hi'],
  [/\p{sc=Cyrillic}/gu, 'ru'],
];

/**
 * The language of a query as ISO 639-1, or null. Queries are too short for letter statistics: the script says it, or the function words,
 * or else the language of the passages its words were found in (`found`, best first), or of the library (`library`, commonest first).
 */
export function queryLanguage(
  text: string,
  found: readonly (string | null)[],
  library: readonly string[],
): string | null {
  return scriptLanguage(text) ?? stopWordLanguage(text) ?? commonest(found) ?? library[0] ?? null;
}

/** A script counts from half of the letters on: a Greek letter in a formula is no Greek. */
function scriptLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of byScript) {
    const own = text.match(script)?.length ?? 0;
    if (own === 0) continue;
    if (own * 2 >= letters || (language === 'ja' && own * 5 >= letters)) return language;
  }
  return null;
}

function stopWordLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const counts = Object.entries(stopWords)
    .map(([language, list]) => ({ language, count: words.filter((word) => list.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  if (!best || best.count < 2 || best.count === second?.count) return null;
  return best.language;
}

/** The language of most of them, when it is that of more than half. */
function commonest(languages: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const language of languages) if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] * 2 > languages.length ? best[0] : null;
}
