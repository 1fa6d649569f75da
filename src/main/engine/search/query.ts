import type { SearchCondition } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import type { TermChoice, WordMatch } from '../types.ts';
import { analyse } from './analyser.ts';
import { fold } from './fold.ts';
import { joinFilters, noFilter, type QueryFilter } from './query-filter.ts';
import { type SplitQuery, splitQuery } from './split-query.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { tellingWords } from './telling-words.ts';

export type ParsedQuery = {
  /** What a passage must hold (phrases, else any word), every term in quotes; null: there is no word to look for. */
  readonly match: WordMatch | null;
  /** The same with only these of `terms`. */
  readonly matchOf: (terms: ReadonlySet<string>) => WordMatch | null;
  /** The phrases alone, for parts that don't look for words; null without any. */
  readonly required: string | null;
  /** FTS5 expression of what a passage must not hold; null: nothing. */
  readonly excluded: string | null;
  /** Every form a content word of the query may have in the index, for highlights. */
  readonly terms: ReadonlySet<string>;
  /** The library's languages words were stemmed in; null: unknown. */
  readonly languages: readonly (string | null)[];
  /** Content words in order, each with its forms (one per library language, plus parts of codes). */
  readonly words: readonly QueryWord[];
  /** The same words as typed. */
  readonly written: readonly string[];
  /** Beginnings of words, as indexed. */
  readonly prefixes: readonly string[];
  /** The words as titles may hold them: neighbours also as one word, since file names run words together. */
  readonly titleForms: ReadonlySet<string>;
  /** True when something stands in quotation marks: then only passages with exactly that are hits. */
  readonly exact: boolean;
  /** True when words around the phrases say enough to go on without them, should nothing hold them. */
  readonly more: boolean;
  /** The query as a person wrote it, tidied, without conditions and beginnings: for the embedder; may be empty. */
  readonly text: string;
  readonly conditions: readonly SearchCondition[];
  readonly filter: QueryFilter;
};
export type QueryWord = readonly string[];

/**
 * Reads a query. Words are alternatives (OR) and rank by how many and how rare they are; words in quotation marks must stand
 * as a phrase; conditions are taken out (`splitQuery`). Function words are dropped unless there is nothing else. `languages` are the
 * ISO 639-1 codes in the library, commonest first (empty: unknown), so that a word is looked for in the form each of them
 * stores. Takes any text and never throws; of one longer than `limits.search.maxQueryCharacters` the most telling words.
 */
export function parseQuery(query: string, languages: readonly string[]): ParsedQuery {
  const whole = query.normalize('NFC');
  const long = whole.length > limits.search.maxQueryCharacters;
  // A pasted document is no query language: its colons, quotes and hyphens are its own.
  const split = long ? plain(tellingWords(whole)) : splitQuery(whole);
  const text = split.words;
  const stored = languages.length === 0 ? [null] : languages.slice(0, limits.search.maxLanguages);
  const found = wordsOf(text, stored, stopListFor(text, languages));
  const words = found.map(({ forms }) => forms);
  const phrases = split.phrases.flatMap((phrase) => phraseForms(phrase, stored));
  const without = split.without.flatMap((phrase) => phraseForms(phrase, stored));
  const prefixes = [...new Set(split.prefixes.map(fold).filter((prefix) => prefix !== ''))];
  const terms = new Set([
    ...words.flat(),
    ...prefixes.flatMap((prefix) => stored.map((language) => stem(prefix, language))),
  ]);
  const joined = joinedWords(words);
  const required = phrases.length > 0 ? phrases.join(' AND ') : null;
  const excluded = without.length > 0 ? without.join(' OR ') : null;
  return {
    match: matchOf(terms, { prefixes, joined, required, excluded }),
    matchOf: (kept) => matchOf(kept, { prefixes, joined, required, excluded }),
    required,
    excluded,
    terms,
    languages: stored,
    words,
    written: found.map(({ written }) => written),
    prefixes,
    titleForms: new Set([...terms, ...joined]),
    exact: phrases.length > 0,
    more:
      phrases.length > 0 && wordsOf(withoutPhrases(text), stored, stopListFor(text, languages)).length >= enoughWords,
    text,
    conditions: split.understood.map(({ condition }) => condition),
    filter: split.understood.length > 0 ? joinFilters(split.understood.map(({ filter }) => filter)) : noFilter,
  };
}

/** Content words around a phrase that nothing holds: so many are a question that quotes, fewer are a search for the phrase. */
const enoughWords = 3;

function withoutPhrases(text: string): string {
  return text.replace(/["“”„«»「」『』][^"“”„«»「」『』]*["“”„«»「」『』]/gu, ' ');
}

/** The query with its quotation marks taken off. */
export function unquoted(query: string): string {
  return query.replace(/["“”„«»「」『』]/gu, ' ');
}

function plain(words: string): SplitQuery {
  return { words, phrases: [], without: [], prefixes: [], understood: [] };
}

type Beside = {
  readonly prefixes: readonly string[];
  readonly joined: ReadonlySet<string>;
  readonly required: string | null;
  readonly excluded: string | null;
};

function matchOf(terms: ReadonlySet<string>, { prefixes, joined, required, excluded }: Beside): WordMatch | null {
  const choices: TermChoice[] = [
    ...[...terms].map((term) => ({ term })),
    ...prefixes.map((term) => ({ term, beginning: true })),
    ...[...joined].map((term) => ({ term, titleOnly: true })),
  ];
  const words = choices.length === 0 ? null : choices.map(termExpression).join(' OR ');
  const match = required === null ? words : words === null ? required : `${required} AND (${words})`;
  if (match === null) return null;
  const expression = excluded === null ? match : `(${match}) NOT (${excluded})`;
  return { expression, anyOf: required === null && excluded === null ? choices : null };
}

/** One word as FTS5 is asked for it. */
export function termExpression({ term, beginning, titleOnly }: TermChoice): string {
  return `${titleOnly ? 'title : ' : ''}"${term}"${beginning ? '*' : ''}`;
}

/** File names run words together (`BESTBUY_2019`): neighbours are also looked for as one word, in titles only. */
function joinedWords(words: readonly QueryWord[]): Set<string> {
  const joined = new Set<string>();
  for (let index = 1; index < words.length; index += 1) {
    const before = words[index - 1]?.[0];
    const after = words[index]?.[0];
    if (before !== undefined && after !== undefined) joined.add(`${before}${after}`);
  }
  return joined;
}

type Found = { readonly forms: readonly string[]; readonly written: string };

function wordsOf(text: string, languages: readonly (string | null)[], stops: ReadonlySet<string>): Found[] {
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
    const written = text.slice(start, end);
    return { forms: [...forms], written, start, stop: stops.has(written.toLowerCase().replaceAll('’', "'")) };
  });
  const content = all.filter((word) => !word.stop);
  const kept = (content.length > 0 ? content : all).sort((a, b) => a.start - b.start);
  const distinct = new Map(kept.map((word) => [word.forms.join(' '), word]));
  if (distinct.size <= limits.search.maxTerms) return [...distinct.values()];
  // Long words are rarer than short ones, which is all that is known here.
  return [...distinct.values()].sort((a, b) => b.written.length - a.written.length).slice(0, limits.search.maxTerms);
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

/** A phrase as each of the library's languages stores it; one word is a phrase too. Empty when it holds no word. */
function phraseForms(phrase: string, languages: readonly (string | null)[]): string[] {
  const forms = new Set<string>();
  for (const language of languages) {
    const terms = analyse(phrase, language).map((term) => term.term);
    if (terms.length > 0) forms.add(`"${terms.join(' ')}"`);
  }
  return forms.size === 0 ? [] : [`(${[...forms].join(' OR ')})`];
}
