import { newStemmer, type Stemmer } from 'snowball-stemmers';

/** Version of the snowball-stemmers package (a test compares it): other stems need another index. */
export const stemmerVersion = '0.6.0';

// biome-ignore format: a table reads best in rows
const algorithms: Readonly<Record<string, string>> = {
  ar: 'arabic', hy: 'armenian', eu: 'basque', ca: 'catalan', cs: 'czech', da: 'danish', nl: 'dutch', en: 'english',
  fi: 'finnish', fr: 'french', de: 'german', hu: 'hungarian', it: 'italian', ga: 'irish', no: 'norwegian', nb: 'norwegian',
  nn: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian', es: 'spanish', sl: 'slovene', sv: 'swedish', ta: 'tamil',
  tr: 'turkish',
};

/** What a word is taken for when its text's language is unknown or written in another script. */
const byScript: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/^[\p{sc=Latin}\p{M}]+$/u, 'en', []],
  [/^[\p{sc=Cyrillic}\p{M}]+$/u, 'ru', ['ru']],
  [/^[\p{sc=Arabic}\p{M}]+$/u, 'ar', ['ar']],
];
const notLatin: ReadonlySet<string> = new Set(['ar', 'hy', 'ru', 'ta']);

type Cached = { readonly stemmer: Stemmer; readonly stems: Map<string, string> };
const cache = new Map<string, Cached>();
/** Words remembered per language: most of a library's running text is a few ten thousand words. */
const cachedWords = 50_000;

/** The stem of a lower-case word in an ISO 639-1 language; the word itself where the language has no stemmer. */
export function stem(word: string, language: string | null): string {
  const chosen = languageOf(word, language);
  const algorithm = chosen === null ? undefined : algorithms[chosen];
  if (algorithm === undefined) return word;
  let entry = cache.get(algorithm);
  if (entry === undefined) {
    entry = { stemmer: newStemmer(algorithm), stems: new Map() };
    cache.set(algorithm, entry);
  }
  let stemmed = entry.stems.get(word);
  if (stemmed === undefined) {
    stemmed = entry.stemmer.stem(word) || word;
    if (entry.stems.size >= cachedWords) entry.stems.clear();
    entry.stems.set(word, stemmed);
  }
  return stemmed;
}

const plainLatin = /^[a-z]+$/;

/** The text's language when it writes this word's script; an English name in a Russian text is stemmed as English. */
function languageOf(word: string, language: string | null): string | null {
  if (plainLatin.test(word)) return language === null || notLatin.has(language) ? 'en' : language;
  if (language !== null && !notLatin.has(language) && byScript[0]?.[0].test(word)) return language;
  for (const [script, usual, others] of byScript) {
    if (script.test(word)) return language !== null && others.includes(language) ? language : usual;
  }
  return language;
}
