import { limits } from '../limits.ts';
import { sentences } from '../sentences.ts';
import type { Analyse, Span } from '../types.ts';
import type { CitedText } from './citation-stream.ts';
import type { Passage, Quote } from './passage.ts';
import { namesIn, readWords, type Word } from './support/read-words.ts';
import { supports } from './support/supports.ts';

/** A claim of the model with the sentences that prove it; `quotes` are empty when nothing does. */
export type VerifiedText = { readonly text: string; readonly quotes: readonly Quote[]; readonly supported: boolean };

/**
 * Checks generated text against the passages it cites, sentence by sentence: supported means that one sentence of a cited passage, or
 * two that follow each other, say what it says (`support/supports.ts`). They are the quote, an exact slice. Ids are 1-based into
 * `passages`. The texts joined are the input's texts joined.
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

/** What of the passage says what the claim says, as little as possible, or null when nothing does. */
function bestQuote(claim: string, passage: Passage, index: number, analyse: Analyse): Quote | null {
  const { language } = passage;
  const spans = sentences(passage.text);
  const read = (text: string, known: ReadonlySet<string>) => readWords(text, language, analyse, known);
  const none = new Set<string>();
  const sentenceWords = spans.map(({ start, end }) => read(passage.text.slice(start, end), none));
  const names = new Set([...sentenceWords, read(claim, none)].flatMap((words) => [...namesIn(words)]));
  const words = read(claim, names);
  // "Yes." says nothing that a passage could prove.
  const says = words.filter(({ content }) => content);
  if (says.length < limits.answer.leastContentWords && says.every(({ kind }) => kind === 'plain')) return null;
  const title = keysOf(read([passage.title, ...passage.headingPath].join(' '), none));
  const isOfOtherRow = otherRows(passage.text, spans, sentenceWords, says);
  let best: { readonly span: Span; readonly share: number; readonly worth: number } | null = null;
  let other = 0;
  for (const [span, at] of windows(passage.text, spans)) {
    const text = passage.text.slice(span.start, span.end);
    const before = sentenceWords.slice(Math.max(0, at - limits.answer.namesBefore), at).flat();
    const context = new Set([...title, ...(leans.test(text) ? keysOf(before) : [])]);
    const { share, says } = supports({ claim: words, source: read(text, names), context, language, analyse });
    if (!says || isOfOtherRow(span, at)) {
      other = Math.max(other, share);
      continue;
    }
    // Two sentences must say clearly more than one.
    const isLong = span.end > (spans[at] as Span).end;
    const worth = share - (isLong ? limits.answer.secondSentence : 0);
    if (worth > (best?.worth ?? 0)) best = { span, share, worth };
  }
  // What is nearly word for word another sentence, with one thing changed, is not said by a third.
  if (best === null || other > best.share + limits.answer.nearerElsewhere) return null;
  const { start, end } = best.span;
  return {
    passage: index,
    start: passage.start + start,
    end: passage.start + end,
    text: passage.text.slice(start, end),
  };
}

/** Whether a row of a table lacks a word of the claim with which another one begins: "Maximum head" is not what "Maximum depth" begins with. */
function otherRows(
  text: string,
  spans: readonly Span[],
  sentenceWords: readonly (readonly Word[])[],
  claim: readonly Word[],
): (span: Span, at: number) => boolean {
  const firstCells = spans.map(({ start, end }, at) => {
    const tab = text.slice(start, end).indexOf('\t');
    return tab < 0 ? null : keysOf((sentenceWords[at] ?? []).filter((word) => word.end <= tab));
  });
  // What the columns are called is of every row.
  const head = firstCells.findIndex((cell) => cell !== null);
  return (span, at) => {
    if (firstCells[at] == null || span.end !== spans[at]?.end) return false;
    const own = keysOf(sentenceWords[at] ?? []);
    return claim.some(
      ({ key }) => !own.has(key) && firstCells.some((cell, row) => row !== head && row !== at && cell?.has(key)),
    );
  };
}

/** Each sentence and each two that follow each other and are not both rows, with the number of the first. */
function windows(text: string, spans: readonly Span[]): [Span, number][] {
  const single = spans.map((span, at): [Span, number] => [span, at]);
  // Of two rows of a table each has its own value.
  const isRow = spans.map(({ start, end }) => text.slice(start, end).includes('\t'));
  const double = spans.slice(1).flatMap((span, at): [Span, number][] => {
    if (isRow[at] && isRow[at + 1]) return [];
    return [[{ start: (spans[at] as Span).start, end: span.end }, at]];
  });
  return [...single, ...double];
}

const keysOf = (words: readonly Word[]) => new Set(words.map(({ key }) => key));

/** A sentence that speaks of somebody or something named before. */
const leans =
  /\b(?:it|its|he|his|she|her|they|their|we|our|this|these|that|those|the (?:company|group|firm|city|author|court|party|parties)|er|sie|es|ihr|sein|dies\w*|il|elle|ils|elles|ce|cette|su|sus|este|esta)\b/iu;
