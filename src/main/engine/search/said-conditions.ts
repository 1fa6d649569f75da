/**
 * Conditions said in plain English. Only what can hardly mean anything else: a kind of files at the start of the query with a date, a
 * person or `about` behind it ("emails from Anna about the lease", "pdfs from 2023"), or a document word with a date at the end
 * ("invoices after March 2024"). A question ("what happened after 2008?") sets no condition.
 */
import { datePattern, dayText, readDate } from './date-words.ts';
import { kindsNamed } from './kind-names.ts';
import type { Understood } from './query-filter.ts';

export type Said = { readonly understood: readonly Understood[]; readonly rest: string };

const kindNouns =
  'pdfs|pdf files|e-?mails|mails|messages|spreadsheets|excel (?:files|sheets)|word (?:files|documents)|presentations|powerpoints|slides|photos|pictures|images|scans|e-?books';
const documentNouns = 'documents|files|invoices|contracts|reports|letters|receipts|notes|minutes|offers|statements';
const start = new RegExp(
  `^(?:(?:please\\s+)?(?:find|show|list|get|search)(?:\\s+me)?\\s+)?(?:all\\s+)?(?:the\\s+|my\\s+|any\\s+)?(${kindNouns})(?=\\s+(?:from|by|sent|after|before|since|about|with|containing|mentioning|regarding)\\b)`,
  'iu',
);
const documentStart = new RegExp(`^(?:\\S+\\s+){0,4}?(?:${documentNouns})\\b`, 'iu');
const date = new RegExp(`\\b(from|in|after|since|before)\\s+(${datePattern})(?![\\p{L}\\p{N}-])`, 'iu');
const dateAtEnd = new RegExp(`${date.source}\\s*$`, 'iu');
const person = /\b(?:from|by|sent by)\s+(\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,2})/u;

/** Takes the conditions out of `text`; `rest` is what is left to look for. */
export function readSaid(text: string): Said {
  const understood: Understood[] = [];
  let rest = text;
  const take = (found: string, ...meant: Understood[]) => {
    understood.push(...meant);
    rest = rest.replace(found, ' ').replace(/\s+/g, ' ').trim();
  };
  const kind = start.exec(rest);
  const kinds = kind?.[1] ? kindsNamed(kind[1].replace(/\s+(files|sheets|documents)$/i, '')) : null;
  if (kind?.[1] && kinds) {
    take(kind[0], { condition: { name: 'kind', value: kind[1], text: kind[1] }, filter: { kinds } });
    const when = date.exec(rest);
    const dated = when && saidDate(when[1] ?? '', when[2] ?? '', when[0]);
    if (when && dated) take(when[0], ...dated);
    const who = person.exec(rest);
    if (who?.[1])
      take(who[0], { condition: { name: 'from', value: who[1], text: who[0] }, filter: { people: [who[1]] } });
    rest = rest.replace(/^(?:about|with|containing|mentioning|regarding|that mention)\s+/iu, '');
  } else if (documentStart.test(rest) && !/[?]/.test(rest)) {
    const when = dateAtEnd.exec(rest);
    const dated = when && saidDate(when[1] ?? '', when[2] ?? '', when[0].trim());
    if (when && dated) take(when[0], ...dated);
  }
  return { understood, rest };
}

/** `from`/`in` a year or month is that span; `after` it begins when it is over, `since` when it begins. */
function saidDate(word: string, value: string, text: string): Understood[] | null {
  const span = readDate(value);
  if (!span) return null;
  const after = (time: number): Understood => ({
    condition: { name: 'after', value: dayText(time), text },
    filter: { after: time },
  });
  const before = (time: number): Understood => ({
    condition: { name: 'before', value: dayText(time), text },
    filter: { before: time },
  });
  switch (word.toLowerCase()) {
    case 'after':
      return [after(span.end)];
    case 'since':
      return [after(span.start)];
    case 'before':
      return [before(span.start)];
    default:
      return [after(span.start), before(span.end)];
  }
}
