/** A sentence as the check of a claim sees it: its words in order, which of them are numbers and names, what is denied. */
import type { Analyse, Span } from '../../types.ts';
import { type Measure, measureOf } from './measures.ts';
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
  /** Which part of the sentence it stands in: what is denied in one may be said in the next. */
  readonly clause: number;
  /** Of a number. */
  readonly measure?: Measure;
};

/** Words in order. `known`: terms that are names elsewhere, by which one at the beginning is told. */
export function readWords(text: string, language: string | null, analyse: Analyse, known: ReadonlySet<string>): Word[] {
  const numbers = numbersIn(text, language);
  const first = text.search(/[\p{L}\p{N}]/u);
  const clauseAt = clausesOf(text, language);
  const words: Word[] = numbers.map(({ start, end, key }) => ({
    start,
    end,
    key: `#${key}`,
    written: key,
    kind: 'number',
    content: true,
    clause: clauseAt(start),
    measure: measureOf(text, start, end),
  }));
  let reached = 0;
  for (const { term, start, end } of analyse(text, language)) {
    // Parts of a compound stand inside it, and numbers are read already.
    if (start < reached || numbers.some((number) => start < number.end && end > number.start)) continue;
    reached = end;
    const word = text.slice(start, end);
    if (isNegator(word, text.slice(end), language)) {
      const [written, clause] = [word.toLowerCase(), clauseAt(start)];
      words.push({ start, end, key: term, written, kind: 'negator', content: false, clause });
      continue;
    }
    const capital = /^\p{Lu}/u.test(word) && word.length > 1;
    const name = (capital && (start > first || known.has(term))) || /\p{N}/u.test(word);
    const content = name || word.length > 3 || /\P{Script=Latin}/u.test(word);
    const kind = name ? 'name' : 'plain';
    words.push({ start, end, key: term, written: word.toLowerCase(), kind, content, clause: clauseAt(start) });
  }
  return words.sort((a, b) => a.start - b.start);
}

/** A new part begins behind a semicolon, and at a comma before "not", "but not" or "sondern". */
function clausesOf(text: string, language: string | null): (at: number) => number {
  const bounds = [...text.matchAll(part)].flatMap(({ index, groups }) => {
    const { turn, next } = groups ?? {};
    return next === undefined || turn !== undefined || isNegator(next, '', language) ? [index] : [];
  });
  return (at) => bounds.filter((bound) => bound < at).length;
}
const part = /;|,\s+(?:(?<turn>sondern|sino)|(?:but|aber|mais|pero|ma)\s+)?\s*(?<next>[\p{L}'’]+)/giu;

/** Names inside a text: upper case where no sentence begins. */
export function namesIn(words: readonly Word[]): Set<string> {
  return new Set(words.filter(({ kind }) => kind === 'name').map(({ key }) => key));
}
