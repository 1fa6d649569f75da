import { limits } from '../limits.ts';
import { sentences } from '../sentences.ts';
import type { Analyse } from '../types.ts';
import type { CitedText } from './citation-stream.ts';
import type { Passage, Quote } from './passage.ts';

/** A claim of the model with the sentences that prove it; `quotes` are empty when nothing does. */
export type VerifiedText = { readonly text: string; readonly quotes: readonly Quote[]; readonly supported: boolean };

/**
 * Checks generated text against the passages it cites, sentence by sentence: supported means that a cited passage holds
 * enough of the sentence's words, all of its numbers and its names. The quote is the best matching sentence of that
 * passage, an exact slice. Ids are 1-based into `passages`. The texts joined are the input's texts joined.
 */
export function verifyAnswer(
  parts: readonly CitedText[],
  passages: readonly Passage[],
  analyse: Analyse,
): VerifiedText[] {
  return sentencesOf(parts).map(({ text, citations }) => {
    const quotes: Quote[] = [];
    for (const id of citations) {
      const passage = passages[id - 1];
      const quote = passage === undefined ? null : bestQuote(text, passage, id - 1, analyse);
      if (quote !== null) quotes.push(quote);
    }
    return { text, quotes, supported: quotes.length > 0 };
  });
}

/** Runs cut into sentences; an id cited at the end of a run speaks for the run's sentences that have none themselves. */
function sentencesOf(parts: readonly CitedText[]): CitedText[] {
  return parts.flatMap(({ text, citations }) => {
    const spans = sentences(text);
    if (spans.length <= 1) return [{ text, citations }];
    return spans.map((span, index) => {
      const start = index === 0 ? 0 : span.start;
      const end = spans[index + 1]?.start ?? text.length;
      return { text: text.slice(start, end), citations };
    });
  });
}

/** The sentence of the passage that matches the claim best, or null when the passage does not support it. */
function bestQuote(claim: string, passage: Passage, index: number, analyse: Analyse): Quote | null {
  const wanted = contentTerms(claim, passage.language, analyse);
  const must = mustMatch(claim, passage.language, analyse);
  // "Yes." says nothing that a passage could prove.
  if (wanted.size < limits.answer.leastContentWords && must.size === 0) return null;
  const whole = new Set(analyse(passage.text, passage.language).map((term) => term.term));
  for (const term of must) if (!whole.has(term)) return null;
  if (share(wanted, whole) < limits.answer.supportShare) return null;
  const numbers = [...must].filter((term) => /\p{N}/u.test(term));
  let best: Quote | null = null;
  let most = 0;
  for (const span of sentences(passage.text)) {
    const text = passage.text.slice(span.start, span.end);
    const present = new Set(analyse(text, passage.language).map((term) => term.term));
    const found = share(wanted, present);
    // A number from elsewhere in the passage, a clause's own for instance, proves nothing about this sentence.
    if (found <= most || numbers.some((number) => !present.has(number))) continue;
    most = found;
    best = { passage: index, start: passage.start + span.start, end: passage.start + span.end, text };
  }
  return best;
}

function share(wanted: ReadonlySet<string>, present: ReadonlySet<string>): number {
  let found = 0;
  for (const term of wanted) if (present.has(term)) found += 1;
  return wanted.size === 0 ? 0 : found / wanted.size;
}

/** Terms of words that carry meaning: short words in lower case seldom do. */
function contentTerms(text: string, language: string | null, analyse: Analyse): Set<string> {
  const first = text.search(/[\p{L}\p{N}]/u);
  const terms = new Set<string>();
  for (const { term, start, end } of analyse(text, language)) {
    const word = text.slice(start, end);
    const name = start > first && /\p{Lu}/u.test(word);
    if (word.length > 3 || name || /\p{N}|\P{Script=Latin}/u.test(word)) terms.add(term);
  }
  return terms;
}

/** Numbers anywhere and names (upper case inside the sentence) must stand in the passage as they are. */
function mustMatch(text: string, language: string | null, analyse: Analyse): Set<string> {
  const first = text.search(/[\p{L}\p{N}]/u);
  const terms = new Set<string>();
  for (const { term, start, end } of analyse(text, language)) {
    const word = text.slice(start, end);
    const number = /^\p{N}[\p{N}.,]*$/u.test(word);
    const name = start > first && /^\p{Lu}/u.test(word) && word.length > 1;
    if (number || name) terms.add(term);
  }
  return terms;
}
