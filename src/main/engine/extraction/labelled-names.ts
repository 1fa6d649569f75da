/** Names behind their label: `Parameter: x  Description: y`. */
import type { Span } from '../types.ts';
import { foldWords } from './fold-words.ts';
import type { ListField } from './list-field.ts';
import { isName, joins } from './name-shape.ts';
import type { Piece } from './sections-of.ts';
import { givesOrders, saysGone } from './unwanted-text.ts';

export type Name = Span & { readonly text: string };

export const nameWords = new Set(
  'name identifier id bezeichnung mo attribute item nom nombre kennung element'.split(' '),
);

/** A cell or item that is one name, also where it is broken by blanks; null for anything else. */
export function compact(text: string): string | null {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const [first] = parts;
  if (first === undefined || parts.length > 3) return null;
  if (parts.length === 1)
    return /^[\p{L}\p{N}]/u.test(first) && /\p{L}/u.test(first) && !/[;,:]$/.test(first) ? first : null;
  return parts
    .slice(1)
    .reduce<string | null>((all, part) => (all !== null && joins(all, part) ? all + part : null), first);
}

const label =
  /(?:^|[\s|;])(\p{L}[\p{L} ]{1,24}?)\s*:\s+([\p{L}\p{N}][\p{L}\p{N}_.:#/\-[\]]*(?:\s*\n\s*[\p{Lu}_][\p{L}\p{N}_.]*(?![\p{L}\p{N}_.]|\s*:))?)/gu;

/** `Parameter: x  Description: y`, in lines or one after another. */
export function labelledNames(
  piece: Piece,
  fields: readonly ListField[],
  all: readonly ListField[],
): { field: ListField; name: Name; note: string }[] {
  const matches = [...piece.text.matchAll(label)];
  return matches.flatMap((match, at) => {
    const words = foldWords(match[1] ?? '');
    const last = words.at(-1) ?? '';
    const noun = all.find((one) => one.isName && words.length <= 3 && one.nouns.has(last));
    const field = noun ?? (words.length <= 2 && nameWords.has(last) ? fields[0] : undefined);
    const raw = match[2] ?? '';
    const text = compact(raw.replace(/[.,;]$/, ''));
    if (!field || text === null || !isName(text) || (!noun && !field.isName)) return [];
    const start = piece.start + match.index + match[0].length - raw.length;
    const until = matches
      .slice(at + 1)
      .find((next) => all.some((one) => one.isName && one.nouns.has(foldWords(next[1] ?? '').at(-1) ?? '')));
    const body = piece.text.slice(match.index + match[0].length, until?.index ?? piece.text.length);
    if (saysGone(body) || givesOrders(piece.text)) return [];
    const note =
      /(?:description|beschreibung|meaning|purpose)\s*:\s*(.*?)(?:\s(?:\p{Lu}[\p{L} ]{1,20}):\s|\n\p{L}+:\s|$)/isu.exec(
        body,
      )?.[1] ?? '';
    return [{ field, name: { start, end: start + raw.replace(/[.,;]$/, '').length, text }, note }];
  });
}
