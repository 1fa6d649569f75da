import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import { analyse } from './analyser.ts';
import { stopWords } from './stop-words.ts';

export type ParsedQuery = {
  /** FTS5 MATCH expression; every term stands in quotes, so nothing in it is syntax. */
  readonly match: string;
  /** Every form a content word of the query may have in the index, for highlights. */
  readonly terms: ReadonlySet<string>;
  /** Content words in order, each with its forms (one per library language, plus parts of codes). */
  readonly words: readonly (readonly string[])[];
  /** True when something stands in quotation marks: then only passages with exactly that are hits. */
  readonly exact: boolean;
  /** The query as a person wrote it, tidied, for the embedder. */
  readonly text: string;
};

const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;

/**
 * Reads a free query. Words are alternatives (OR) and rank by how many and how rare they are; words in quotation marks
 * must stand as a phrase. Function words are dropped unless there is nothing else. `languages` are the ISO 639-1 codes in
 * the library, commonest first (empty: unknown), so that a word is looked for in the form each of them stores.
 * Throws AppError `query-empty` (nothing to look for) or `query-too-long`.
 */
export function parseQuery(query: string, languages: readonly string[]): ParsedQuery {
  if (query.length > limits.search.maxQueryCharacters) {
    throw new AppError(
      'query-too-long',
      `The question is longer than ${limits.search.maxQueryCharacters} characters.`,
      {
        characters: query.length,
        limit: limits.search.maxQueryCharacters,
      },
    );
  }
  const text = query.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const stored = languages.length === 0 ? [null] : languages.slice(0, limits.search.maxLanguages);
  const words = wordsOf(text, stored, stopListFor(text, languages));
  if (words.length === 0) throw new AppError('query-empty', 'There is no word to look for in this question.');
  const terms = new Set(words.flat());
  const phrases = [...text.matchAll(quoted)].flatMap((match) => phraseForms(match[1] ?? '', stored));
  const anyWord = [...[...terms].map((term) => `"${term}"`), ...joinedForTitles(words)].join(' OR ');
  const match = phrases.length === 0 ? anyWord : [...phrases, `(${anyWord})`].join(' AND ');
  return { match, terms, words, exact: phrases.length > 0, text };
}

/** File names run words together (`BESTBUY_2019`): neighbours are also looked for as one word, in titles only. */
function joinedForTitles(words: readonly (readonly string[])[]): Set<string> {
  const joined = new Set<string>();
  for (let index = 1; index < words.length; index += 1) {
    const before = words[index - 1]?.[0];
    const after = words[index]?.[0];
    if (before !== undefined && after !== undefined) joined.add(`title : "${before}${after}"`);
  }
  return joined;
}

function wordsOf(text: string, languages: readonly (string | null)[], stops: ReadonlySet<string>): string[][] {
  const bySpan = new Map<string, Set<string>>();
  for (const language of languages) {
    for (const { term, start, end } of analyse(text, language)) {
      const key = `${start}:${end}`;
      const forms = bySpan.get(key) ?? new Set();
      bySpan.set(key, forms.add(term));
    }
  }
  const all = [...bySpan].map(([key, forms]) => {
    const [start, end] = key.split(':').map(Number) as [number, number];
    return { forms: [...forms], start, stop: stops.has(text.slice(start, end).toLowerCase().replaceAll('’', "'")) };
  });
  const content = all.filter((word) => !word.stop);
  const kept = (content.length > 0 ? content : all).sort((a, b) => a.start - b.start);
  const distinct = new Map(kept.map((word) => [word.forms.join(' '), word.forms]));
  if (distinct.size <= limits.search.maxTerms) return [...distinct.values()];
  // Long words are rarer than short ones, which is all that is known here.
  return [...distinct.values()]
    .sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))
    .slice(0, limits.search.maxTerms);
}

/** The function words of the language that explains most of the query; a library's other languages would drop real words. */
function stopListFor(text: string, languages: readonly string[]): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{M}']+/u);
  let best: ReadonlySet<string> = new Set();
  let most = 0;
  const candidates = new Set([...languages, ...Object.keys(stopWords)]);
  for (const language of candidates) {
    const list = stopWords[language];
    if (list === undefined) continue;
    const count = words.filter((word) => list.has(word)).length;
    if (count > most) {
      most = count;
      best = list;
    }
  }
  return best;
}

function phraseForms(phrase: string, languages: readonly (string | null)[]): string[] {
  const forms = new Set<string>();
  for (const language of languages) {
    const terms = analyse(phrase, language).map((term) => term.term);
    if (terms.length > 1) forms.add(`"${terms.join(' ')}"`);
  }
  return forms.size === 0 ? [] : [`(${[...forms].join(' OR ')})`];
}
