/** The query language: conditions, quoted phrases, excluded words and prefixes are taken out of a query; the rest is plain words. */
import type { Understood } from './query-filter.ts';
import { conditionNames, readCondition } from './read-condition.ts';
import { readSaid } from './said-conditions.ts';

export type SplitQuery = {
  /** What is left to look for, phrases included, excluded words and conditions not. */
  readonly words: string;
  readonly phrases: readonly string[];
  /** Words and phrases that must not stand in a passage. */
  readonly without: readonly string[];
  /** Beginnings of words (`contr*` gives `contr`). */
  readonly prefixes: readonly string[];
  readonly understood: readonly Understood[];
};

const quotes = '"“”„«»「」『』';
const quotedText = `[${quotes}]([^${quotes}]*[\\p{L}\\p{N}][^${quotes}]*)[${quotes}]`;
const before = '(?<![^\\s(\\u3000])';
const condition = new RegExp(`${before}(-?)(${conditionNames.join('|')}):(?:${quotedText}|([^\\s${quotes}]+))`, 'giu');
// A minus is a condition only right before a letter: "-5 degrees" and "- and" are text.
const excluded = new RegExp(`${before}-(?:${quotedText}|(\\p{L}[^\\s${quotes}]*))`, 'giu');
const phrase = new RegExp(quotedText, 'giu');
const prefix = /(?<![^\s("“])([\p{L}\p{N}][\p{L}\p{N}\p{M}]+)\*(?=\s|$|[)"”,.])/giu;

/** Never throws: what is no condition (unknown name, empty or senseless value, a colon in a sentence) stays as words. */
export function splitQuery(query: string): SplitQuery {
  const understood: Understood[] = [];
  let rest = query.replace(condition, (text: string, minus: string, name: string, quoted?: string, bare?: string) => {
    const value = tidy(quoted ?? bare ?? '');
    const known = conditionNames.find((candidate) => candidate === name.toLowerCase());
    const meant = known && /[\p{L}\p{N}]/u.test(value) ? readCondition(known, value, minus === '-', text) : null;
    if (!meant) return text;
    understood.push(meant);
    return ' ';
  });
  const without: string[] = [];
  rest = rest.replace(excluded, (text: string, quoted?: string, bare?: string) => {
    const value = tidy(quoted ?? bare ?? '');
    without.push(value);
    understood.push({ condition: { name: 'without', value, text }, filter: {} });
    return ' ';
  });
  const phrases: string[] = [];
  const sentence = isSentence(rest.replace(phrase, ' '));
  for (const [text, inside] of rest.matchAll(phrase)) {
    const value = tidy(inside ?? '');
    // In a sentence, quotation marks of print only name a title; typed ones are a person's wish.
    if (sentence && !text.startsWith('"')) continue;
    phrases.push(value);
    understood.push({ condition: { name: 'phrase', value, text }, filter: {} });
  }
  const prefixes: string[] = [];
  rest = rest.replace(prefix, (_text, word: string) => {
    prefixes.push(word);
    return ' ';
  });
  const said = phrases.length > 0 ? { understood: [], rest } : readSaid(tidy(rest));
  return {
    words: tidy(said.rest),
    phrases,
    without,
    prefixes,
    understood: [...understood, ...said.understood],
  };
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Whether there is more around the quotation marks than a few search words. */
function isSentence(around: string): boolean {
  const words = around.match(/[\p{L}\p{M}]+/gu) ?? [];
  const unspaced = around.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return words.length > fewWords || unspaced > fewWords;
}

const fewWords = 3;
