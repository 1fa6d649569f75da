import type { DeepLink } from '../../preload/contract/app-requests.ts';
import { appLimits } from './limits.ts';

/** What a link may say; anything else in it, or anything twice, and it is none. */
const names: readonly string[] = ['document', 'page', 'start', 'end'];
const identifier = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const wholeNumber = /^(0|[1-9][0-9]*)$/;

/**
 * Reads `docent://open?document=…[&page=…][&start=…&end=…]`: a document, its 1-based page, offsets in its text. Null for everything that is
 * not exactly that: a link comes from anywhere and may do nothing but show a document.
 */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > appLimits.deepLink.characters) return null;
  const query = /^docent:\/\/open\/?\?([A-Za-z0-9_=&-]+)$/.exec(text)?.[1];
  if (query === undefined) return null;
  const values = new Map<string, string>();
  for (const part of query.split('&')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (!names.includes(name) || values.has(name) || more.length > 0) return null;
    values.set(name, value);
  }
  const documentId = values.get('document') ?? '';
  if (!identifier.test(documentId) || documentId.length > appLimits.deepLink.identifierCharacters) return null;
  const page = numberOf(values.get('page'));
  const start = numberOf(values.get('start'));
  const end = numberOf(values.get('end'));
  if (page === undefined || start === undefined || end === undefined) return null;
  if (page === 0 || (start === null) !== (end === null) || (start !== null && end !== null && start >= end))
    return null;
  return { documentId, page, span: start === null || end === null ? null : { start, end } };
}

/** The link a start was given; null when there is none, or more than one. */
export function deepLinkOf(argv: readonly string[]): DeepLink | null {
  const links = argv.filter((argument) => /^docent:/i.test(argument));
  return links.length === 1 ? parseDeepLink(links[0] as string) : null;
}

/** Undefined for what is no number of ours, null for nothing said. */
function numberOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const value = Number(text);
  return wholeNumber.test(text) && value <= appLimits.deepLink.largestNumber ? value : undefined;
}
