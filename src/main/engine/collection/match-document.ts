/** What a document says to a collection question, told by rules: whether every condition holds in it, with the sentence that says so. */
import type { Analyse, Span } from '../types.ts';
import { checkEnd } from './check-end.ts';
import { inRange, roleIn } from './date-in-text.ts';
import type { DocumentQuote, DocumentView } from './document-view.ts';
import { openingOf } from './document-view.ts';
import { findDates } from './find-dates.ts';
import { findName } from './find-name.ts';
import { mayHoldTerm } from './find-term.ts';
import { findTotal } from './find-total.ts';
import { collectionLimits } from './limits.ts';
import type { AmountCondition, Condition, DateCondition, TopicCondition } from './read-conditions.ts';
import { sentencesOf } from './sentences-of.ts';
import { topicFilter } from './topic-filter.ts';
import { shareByValue, valueWords } from './value-words.ts';

export type TopicWord = { readonly forms: readonly string[]; readonly weight: number };
export type MatchTools = {
  readonly analyse: Analyse;
  readonly sentences: (text: string) => readonly Span[];
  /** Numbers by value, as claims are checked with. */
  readonly numbers: (text: string, language: string | null) => readonly (Span & { readonly key: string })[];
  /** Words of a topic with every form they are stored in, weighed by how rare they are; weights sum to 1. */
  readonly topicWords: (words: string) => readonly TopicWord[];
  /** When the document was written, as a day (20271231): its own word for it, else the file's time. */
  readonly writtenOn: () => number;
  /** Lets others have their turn: a document may have a thousand pages. */
  readonly rest: () => Promise<void>;
};
export type DocumentMatch = {
  readonly holds: boolean;
  readonly quotes: readonly DocumentQuote[];
  /** The day it ends, where that had to be worked out. */
  readonly computedEnd?: number;
  /** It is asked when it ends, and it does not say; nothing else speaks against it. */
  readonly endUnsaid?: boolean;
};

/** `each`: what it says about the topic is asked, so that any sentence about it will do. Quotes are exact slices. */
export async function matchDocument(
  view: DocumentView,
  conditions: readonly Condition[],
  tools: MatchTools,
): Promise<DocumentMatch> {
  const quotes: DocumentQuote[] = [];
  let computedEnd: number | undefined;
  let endUnsaid = false;
  for (const condition of conditions) {
    const found = await check(view, condition, tools);
    if (!found.holds && !found.endUnsaid) return { holds: false, quotes: [] };
    endUnsaid ||= found.endUnsaid === true;
    computedEnd ??= found.computedEnd;
    quotes.push(...found.quotes);
  }
  if (endUnsaid) return { holds: false, quotes: [], endUnsaid };
  const distinct = [...new Map(quotes.map((quote) => [quote.start, quote])).values()].sort((a, b) => a.start - b.start);
  const shown = (distinct.length > 0 ? distinct : firstLine(view, tools)).map(shortened);
  return { holds: true, quotes: shown, ...(computedEnd === undefined ? {} : { computedEnd }) };
}

async function check(view: DocumentView, condition: Condition, tools: MatchTools): Promise<DocumentMatch> {
  switch (condition.type) {
    case 'date':
      return checkDate(view, condition, tools);
    case 'name': {
      const { holds, quote } = findName(view, condition, tools.sentences);
      return { holds, quotes: holds && quote ? [quote] : [] };
    }
    case 'amount':
      return checkAmount(view, condition, tools);
    case 'topic':
      return checkTopic(view, condition, tools);
  }
}

async function checkDate(view: DocumentView, condition: DateCondition, tools: MatchTools): Promise<DocumentMatch> {
  if (condition.role === 'end') {
    const worth = (text: string) => /(?:19|20)\d\d/.test(text) || mayHoldTerm(text);
    return checkEnd(sentencesOf(view, tools, worth), condition);
  }
  let dated: DocumentMatch | null = null;
  for await (const { quote, before } of sentencesOf(view, tools, (text) => /(?:19|20)\d\d/.test(text))) {
    for (const date of findDates(quote.text)) {
      const role = roleIn(quote.text, before, date);
      if (condition.role === 'dated') {
        // The first date that is a document's own, or that stands alone in its head, is when it was written.
        const own =
          role === 'dated' ||
          role === 'signed' ||
          (role === null && quote.start < collectionLimits.letterheadCharacters);
        if (own && !dated) dated = { holds: inRange(condition, date), quotes: [quote] };
      } else if (role === condition.role && inRange(condition, date)) return { holds: true, quotes: [quote] };
    }
    if (dated) break;
  }
  if (condition.role !== 'dated') return { holds: false, quotes: [] };
  if (dated) return dated.holds ? dated : { holds: false, quotes: [] };
  const written = tools.writtenOn();
  return { holds: inRange(condition, { first: written, last: written }), quotes: [] };
}

/** The document's sum: of what is called a total the last, else the largest amount of money. */
async function checkAmount(view: DocumentView, condition: AmountCondition, tools: MatchTools): Promise<DocumentMatch> {
  const total = await findTotal(view, tools);
  if (!total) return { holds: false, quotes: [] };
  const holds = condition.relation === 'over' ? total.value > condition.value : total.value < condition.value;
  return { holds, quotes: holds ? [total.quote] : [] };
}

async function checkTopic(
  view: DocumentView,
  { how, words }: TopicCondition,
  tools: MatchTools,
): Promise<DocumentMatch> {
  const topic = tools.topicWords(words);
  if (topic.length === 0) return { holds: true, quotes: [] };
  const terms = (text: string) => new Set(tools.analyse(text, view.language).map(({ term }) => term));
  const share = (held: ReadonlySet<string>) =>
    topic.reduce((sum, { forms, weight }) => (forms.some((form) => held.has(form)) ? sum + weight : sum), 0);
  // What is to be mentioned may be mentioned by its value: "three months' notice" is a notice period.
  const valued = how === 'about' ? [] : valueWords(topic);
  const told = (held: ReadonlySet<string>, text: string) => share(held) + shareByValue(valued, held, text);
  const mayHold = topicFilter([...topic.flatMap(({ forms }) => forms), ...valued.flatMap(({ heads }) => heads)]);
  const scored: { readonly quote: DocumentQuote; readonly share: number }[] = [];
  let held = new Set<string>();
  for await (const { quote, before } of sentencesOf(view, tools, mayHold)) {
    const own = terms(quote.text);
    const alone = told(own, quote.text);
    // Words to be mentioned may stand in two sentences that follow each other; topics have their heading.
    const together = told(new Set([...own, ...held]), `${before} ${quote.text}`);
    held = own;
    if (alone > 0) scored.push({ quote, share: how === 'about' ? alone : Math.max(alone, together) });
  }
  const titled = share(terms(`${view.title} ${view.name.replace(/[_.-]+/g, ' ')}`));
  scored.sort((a, b) => b.share - a.share || a.quote.start - b.quote.start);
  const best = scored[0]?.share ?? 0;
  const all = 1 - 1e-9;
  const holds = how === 'about' ? Math.max(best, titled) >= collectionLimits.aboutShare : best >= all;
  if (how === 'without') return { holds: !holds, quotes: [] };
  if (!holds) return { holds: false, quotes: [] };
  const quotes = scored
    .filter((each) => each.share >= best * collectionLimits.quoteShare)
    .slice(0, how === 'about' ? collectionLimits.quotes : 1)
    .map(({ quote }) => quote);
  return { holds: true, quotes };
}

function firstLine(view: DocumentView, tools: MatchTools): DocumentQuote[] {
  const { start, text } = openingOf(view, collectionLimits.openingCharacters);
  const span = tools.sentences(text)[0];
  return span ? [{ start: start + span.start, end: start + span.end, text: text.slice(span.start, span.end) }] : [];
}

/** A row of a hundred cells is cut between words; what is left is a slice all the same. */
export function shortened(quote: DocumentQuote): DocumentQuote {
  const most = collectionLimits.quoteCharacters;
  if (quote.text.length <= most) return quote;
  const space = quote.text.lastIndexOf(' ', most);
  const text = quote.text.slice(0, space > 0 ? space : most);
  return { start: quote.start, end: quote.start + text.length, text };
}
