/** What is listed within a text: "A, B (x, y) and C" is three. Pure. */
import type { Span } from '../types.ts';

export type Part = Span & { readonly text: string };

const personal = /^(?:\p{Lu}[\p{L}'’.-]*\s){1,3}\p{Lu}[\p{L}'’.-]*$/u;

/** Parts of a text that begins at `start`, parted by commas, semicolons and dots between them; what stands in brackets stays whole. */
export function splitItems(text: string, start: number): Part[] {
  const parts = partsAt(text, start, /^[;•·|]/);
  // "Lee, John; Kim, Sue": where both are there, one of them belongs to the names.
  const isWhole = parts.length > 1 && parts.every((part) => (part.text.match(/,/g) ?? []).length === 1);
  const fine = isWhole ? parts : parts.flatMap((part) => partsAt(part.text, part.start, /^,(?!\d{3})/));
  const isList = fine.length > 1;
  return fine
    .flatMap((part, at) => withoutAnd(part, isList && at === fine.length - 1))
    .filter((part) => /[\p{L}\p{N}]/u.test(part.text));
}

/** How many signs that part items a text has. */
export function separators(text: string): number {
  const signs = partsAt(text, 0, /^[,;•·|]/).length - 1;
  return signs > 0 && joined.test(text) ? signs + 1 : signs;
}

const joined = /\s(?:and|und|et|y|e|&)\s/iu;
/** Of a list "B and C" at its end: two items, when both are short. */
const short = /^\S+(?:\s\S+)?(?:\s\([^)]*\))?$/u;

/** `sign`: at the beginning of what follows. */
function partsAt(text: string, start: number, sign: RegExp): Part[] {
  const parts: Part[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at];
    if (letter === '(' || letter === '[') depth += 1;
    if (letter === ')' || letter === ']') depth = Math.max(0, depth - 1);
    if (at < text.length && (depth > 0 || !sign.test(text.slice(at, at + 4)))) continue;
    parts.push(trimmed(text.slice(from, at), start + from));
    from = at + 1;
  }
  return parts.filter((part) => part.text !== '');
}

/** "and C", "B and C" of two names, a full stop at the end. */
function withoutAnd(part: Part, isLast: boolean): Part[] {
  const lead = /^(?:(?:and|und|et|y|e|&)\s+)/iu.exec(part.text)?.[0].length ?? 0;
  const own = trimmed(part.text.slice(lead).replace(/(?<=[\p{L}\d)]{2})\.$/u, ''), part.start + lead);
  const both = /^(.+?)\s+(?:and|und|et|y|e|&)\s+(.+)$/u.exec(own.text);
  const [, first = '', second = ''] = both ?? [];
  const isTwo = isLast && lead === 0 && short.test(first) && short.test(second);
  if (!both || !(isTwo || (personal.test(first) && personal.test(second)))) return [own];
  return [trimmed(first, own.start), trimmed(second, own.start + own.text.length - second.length)];
}

export function trimmed(raw: string, start: number): Part {
  const lead = /^\s*/.exec(raw)?.[0].length ?? 0;
  const text = raw.trim();
  return { start: start + lead, end: start + lead + text.length, text };
}
