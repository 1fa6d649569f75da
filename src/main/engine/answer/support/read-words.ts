/** A sentence as the check of a claim sees it: its words in order, which of them are numbers and names, what is denied. */
import type { Analyse, Span } from '../../types.ts';
import { isNegator } from './negation.ts';
import { numbersIn } from './number-keys.ts';

export type Word = Span & {
  /** As the index has it; of a number its value. */
  readonly key: string;
  /** In lower case. */
  readonly written: string;
  readonly kind: 'number' | 'name' | 'plain' | 'negator';
  /** False for words so short that they seldom carry meaning. */
  readonly content: boolean;
};

/** Words in order. `known`: terms that are names elsewhere, by which one at the beginning is told. */
export function readWords(text: string, language: string | null, analyse: Analyse, known: ReadonlySet<string>): Word[] {
  const numbers = numbersIn(text, language);
  const first = text.search(/[\p{L}\p{N}]/u);
  const words: Word[] = numbers.map(({ start, end, key }) => ({
    start,
    end,
    key: `#${key}`,
    written: key,
    kind: 'number',
    content: true,
  }));
  let reached = 0;
  for (const { term, start, end } of analyse(text, language)) {
    // Parts of a compound stand inside it, and numbers are read already.
    if (start < reached || numbers.some((number) => start < number.end && end > number.start)) continue;
    reached = end;
    const word = text.slice(start, end);
    if (isNegator(word, text.slice(end), language)) {
      words.push({ start, end, key: term, written: word.toLowerCase(), kind: 'negator', content: false });
      continue;
    }
    const capital = /^\p{Lu}/u.test(word) && word.length > 1;
    const name = (capital && (start > first || known.has(term))) || /\p{N}/u.test(word);
    const content = name || word.length > 3 || /\P{Script=Latin}/u.test(word);
    words.push({ start, end, key: term, written: word.toLowerCase(), kind: name ? 'name' : 'plain', content });
  }
  return words.sort((a, b) => a.start - b.start);
}

/** Names inside a text: upper case where no sentence begins. */
export function namesIn(words: readonly Word[]): Set<string> {
  return new Set(words.filter(({ kind }) => kind === 'name').map(({ key }) => key));
}
