/**
 * Text becomes searchable terms: Unicode words in lower case without accents, stemmed by language; codes and numbers both
 * whole and in parts; scripts written without spaces are segmented. Terms hold no space and no ASCII punctuation, so that
 * FTS5's `ascii` tokenizer takes each as one token.
 */
import type { Term } from '../types.ts';
import { fold } from './fold.ts';
import { stem, stemmerVersion } from './stem.ts';

/** Changes whenever the same text may give other terms; kept beside the index. */
export const analyserId = `docent-1+icu${process.versions.icu}+snowball${stemmerVersion}`;

/** A word, a number or a code such as `AB-1234`, `10-K`, `3.5`, `1,234.50`, `don't`, `user@host`. */
const word = /[\p{L}\p{N}\p{M}]+(?:(?:['’.,\-_/&:@+]|’)(?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;
const plainLatin = /^[a-z]+$/;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々]/u;
const groupedNumber = /^\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?$/u;
const decimalNumber = /^\p{Nd}+[.,]\p{Nd}+$/u;
const contraction = /^(\p{L}+)['’](?:s|t|d|m|re|ve|ll)$/u;
const elision = /^(?:l|d|j|m|n|s|t|c|qu|un|dell|all|nell|sull)['’](\p{L}{2,})$/u;

/** Stands for the decimal point inside a term: not ASCII, so it splits nothing. */
const point = '·';

/**
 * The terms of `text` in order, each with the span of `text` it was made from. `language` is ISO 639-1; null takes the
 * commonest language of the word's script. A part of a code overlaps the term of the whole code.
 */
export function analyse(text: string, language: string | null): Term[] {
  const terms: Term[] = [];
  for (const match of text.matchAll(word)) addWord(terms, match[0], match.index, language);
  return terms;
}

/** The value of a full-text column: the terms of `text`, joined with spaces. */
export function indexText(text: string, language: string | null): string {
  let joined = '';
  for (const { term } of analyse(text, language)) joined += joined === '' ? term : ` ${term}`;
  return joined;
}

function addWord(terms: Term[], found: string, start: number, language: string | null): void {
  const lower = found.toLowerCase();
  const end = start + found.length;
  if (plainLatin.test(lower)) {
    terms.push({ term: stem(lower, language), start, end });
    return;
  }
  if (unspaced.test(found)) {
    addUnspaced(terms, found, start, language);
    return;
  }
  const bare = contraction.exec(lower)?.[1] ?? elision.exec(lower)?.[1];
  if (bare !== undefined) push(terms, stem(bare, language), start, end);
  else if (groupedNumber.test(lower)) push(terms, lower.replaceAll(',', '').replace('.', point), start, end);
  else if (decimalNumber.test(lower)) push(terms, lower.replace(/[.,]/, point), start, end);
  else if (/^[\p{L}\p{M}\p{N}]+$/u.test(lower)) addSimple(terms, lower, start, end, language);
  else addCompound(terms, lower, start, language);
}

/** Letters and digits only: a word is stemmed; a code such as `FY2022` is kept whole with its parts `fy` and `2022` beside it. */
function addSimple(terms: Term[], lower: string, start: number, end: number, language: string | null): void {
  if (!/\p{N}/u.test(lower)) {
    push(terms, stem(lower, language), start, end);
    return;
  }
  push(terms, lower, start, end);
  const parts = [...lower.matchAll(/\p{Nd}+|[^\p{Nd}]+/gu)];
  if (parts.length < 2 || parts.length > mostCodeParts) return;
  for (const part of parts) {
    if (part[0].length < shortestCodePart) continue;
    push(terms, part[0], start + part.index, start + part.index + part[0].length);
  }
}

/** Codes and `e-mail` are also found written as one word; `high-speed` is not: its joined form would be a rare word of great weight. */
const joined = /^[^/]*\p{N}[^/]*$|^\p{L}-\p{L}+$/u;

/** `AB-1234` gives `ab1234`, `ab` and `1234`; `high-speed` only its two words. */
function addCompound(terms: Term[], lower: string, start: number, language: string | null): void {
  const whole = lower.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  if (joined.test(lower) && whole.length <= longestCode) push(terms, whole, start, start + lower.length);
  for (const part of lower.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const at = start + part.index;
    addSimple(terms, part[0], at, at + part[0].length, language);
  }
}

/** Parts of a code; more of them make a checksum or an id, of which no part is a word. */
const mostCodeParts = 4;
/** UTF-16 units of a part worth finding by itself. */
const shortestCodePart = 2;

/** UTF-16 units; longer joined words are addresses and paths, whose parts are enough. */
const longestCode = 32;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function addUnspaced(terms: Term[], found: string, start: number, language: string | null): void {
  for (const { segment, index, isWordLike } of segmenter.segment(found)) {
    if (isWordLike !== true) continue;
    const lower = segment.toLowerCase();
    push(terms, unspaced.test(lower) ? lower : stem(lower, language), start + index, start + index + segment.length);
  }
}

function push(terms: Term[], term: string, start: number, end: number): void {
  const folded = fold(term);
  if (folded !== '') terms.push({ term: folded, start, end });
}
