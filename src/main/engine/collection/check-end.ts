/** When a contract ends: by a date it states, else by its start and its length, else nobody can tell. */
import { datesIn, inRange } from './date-in-text.ts';
import type { DocumentQuote } from './document-view.ts';
import type { FoundDate } from './find-dates.ts';
import { endOfTerm, findTerm, type Term } from './find-term.ts';
import type { DocumentMatch } from './match-document.ts';
import type { DateCondition } from './read-conditions.ts';

type Dated = { readonly date: FoundDate; readonly quote: DocumentQuote };
type Sentence = { readonly quote: DocumentQuote; readonly before: string };

/** `sentences` of a document that may hold a date or a length, each with the one before it. */
export async function checkEnd(sentences: AsyncIterable<Sentence>, condition: DateCondition): Promise<DocumentMatch> {
  let isStated = false;
  let begun: Dated | null = null;
  let signed: Dated | null = null;
  let runs: { readonly term: Term; readonly quote: DocumentQuote; readonly start: FoundDate | null } | null = null;
  for await (const { quote, before } of sentences) {
    const term = findTerm(quote.text, before);
    const dates = datesIn(quote.text, before, term);
    for (const date of dates) {
      if (date.role === 'end') {
        if (inRange(condition, date)) return { holds: true, quotes: [quote] };
        isStated ||= isContractsOwn(quote.text, date, dates);
      }
      if (date.role === 'start') begun ??= { date, quote };
      if (date.role === 'signed' || date.role === 'dated') signed ??= { date, quote };
    }
    if (term) runs ??= { term, quote, start: dates.find(({ role }) => role === 'start') ?? null };
  }
  if (isStated) return { holds: false, quotes: [] };
  // A start in the sentence of the length is the contract's; then one of its own; then the day it was signed, where the length runs from it.
  const start =
    runs?.start && runs
      ? { date: runs.start, quote: runs.quote }
      : (begun ?? (runs && fromSignature.test(runs.quote.text) ? signed : null));
  if (!runs || !start) return { holds: false, quotes: [], endUnsaid: true };
  const end = { first: endOfTerm(start.date.first, runs.term), last: endOfTerm(start.date.last, runs.term) };
  if (!inRange(condition, end)) return { holds: false, quotes: [] };
  return { holds: true, quotes: [start.quote, runs.quote], computedEnd: end.last };
}

/** "prices are fixed until 2026" is no end of the contract; "from … until …" and a sentence about its term are. */
function isContractsOwn(text: string, date: FoundDate, dates: readonly { readonly role: string | null }[]): boolean {
  if (!looselySaid.test(text.slice(0, date.start))) return true;
  return dates.some(({ role }) => role === 'start') || aboutContract.test(text);
}

const looselySaid =
  /(?<![\p{L}])(?:to|until|till|through|bis|zum|jusqu['’]au?|au|hasta|al|el|fino)(?: (?:the|zum|den|el|al))?\s*$/iu;
const aboutContract =
  /(?<![\p{L}])(?:agreement|contract|lease|term|tenancy|in force|in effect|valid\p{L}*|\p{L}*vertrag\p{L}*|laufzeit|gültig|contrat|bail|durée|vigueur|contrato|plazo|vigor|vigente|contratto|durata|validità)(?![\p{L}])/iu;
const fromSignature =
  /(?<![\p{L}])(?:from|after|ab|nach|seit|à compter de|dès|desde|a partir de|dalla)(?![\p{L}])[^.;]{0,30}(?<![\p{L}])(?:sign\p{L}*|date (?:hereof|of this|first|above)|execution|unterzeichnung|unterschrift|firma|signature|hereof)(?![\p{L}])/iu;
