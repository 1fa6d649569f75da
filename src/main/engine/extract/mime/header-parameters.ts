import { decodeWords } from 'postal-mime';
import { createTextDecoder } from '../text/text-decoder.ts';
import { charsetLabel } from './charset-label.ts';
import { withoutComments } from './without-comments.ts';

/** A header such as `text/plain; charset=utf-8`: value in lower case, parameters by lower-case name. */
export type HeaderWithParameters = { readonly value: string; readonly parameters: ReadonlyMap<string, string> };

/** Parses a structured header (RFC 2045) with continued and encoded parameters (RFC 2231); the first of two of a name counts. */
export function headerWithParameters(text: string): HeaderWithParameters {
  const pieces = splitOutsideQuotes(text);
  const first = pieces.shift() ?? '';
  const value = withoutComments(first).trim().toLowerCase();
  const raw = new Map<string, string>();
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    if (equals <= 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (!raw.has(name)) raw.set(name, unquoted(piece.slice(equals + 1).trim()));
  }
  // Some writers leave out the semicolon: `multipart/mixed boundary="x"`.
  const missed = /^(\S+)\s+((?:boundary|charset|name|filename)\s*=.*)$/is.exec(first);
  if (missed?.[1] && missed[2]) return headerWithParameters(`${missed[1]}; ${missed[2]}${text.slice(first.length)}`);
  return { value, parameters: joinedParameters(raw) };
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\' && quoted) at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (sign === ';' && !quoted) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) {
    // A comment may stand behind; `report (1).pdf` without quotes is a name.
    const comment = text.endsWith(')') ? text.lastIndexOf('(') : 0;
    return comment > 0 ? text.slice(0, comment).trimEnd() : text;
  }
  const inner = /^"((?:[^"\\]|\\.)*)"?/s.exec(text)?.[1] ?? text.slice(1);
  return inner.replace(/\\(["\\])/g, '$1');
}

const continued = /^([^*]+)\*(\d{1,3})(\*?)$/;

function joinedParameters(raw: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  const sections = new Map<string, { readonly order: number; readonly text: string; readonly encoded: boolean }[]>();
  for (const [name, text] of raw) {
    const match = continued.exec(name);
    if (match?.[1]) {
      const list = sections.get(match[1]) ?? [];
      list.push({ order: Number(match[2]), text, encoded: match[3] === '*' });
      sections.set(match[1], list);
    } else if (name.endsWith('*')) found.set(name.slice(0, -1), extendedText([{ text, encoded: true }]));
    else if (!found.has(name)) found.set(name, decodeWords(text));
  }
  for (const [name, list] of sections) {
    found.set(name, extendedText([...list].sort((a, b) => a.order - b.order)));
  }
  return found;
}

/** `utf-8'de'J%C3%A4nner`: the charset stands before the first section only; a letter may be cut between sections. */
function extendedText(sections: readonly { readonly text: string; readonly encoded: boolean }[]): string {
  const first = sections[0];
  const prefix = first?.encoded ? /^([^']*)'[^']*'/.exec(first.text) : null;
  const decoder = createTextDecoder(charsetLabel(prefix?.[1] ?? '') ?? 'utf-8');
  const parts = sections.map(({ text, encoded }, index) => {
    const own = index === 0 && prefix ? text.slice(prefix[0].length) : text;
    return decoder.decode(encoded ? percentBytes(own) : new TextEncoder().encode(own));
  });
  return parts.join('') + decoder.end();
}

function percentBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  const source = new TextEncoder().encode(text);
  for (let at = 0; at < source.length; at += 1) {
    const code =
      source[at] === 37
        ? Number.parseInt(String.fromCharCode(source[at + 1] ?? 0, source[at + 2] ?? 0), 16)
        : Number.NaN;
    if (Number.isNaN(code)) bytes.push(source[at] ?? 0);
    else {
      bytes.push(code);
      at += 2;
    }
  }
  return Uint8Array.from(bytes);
}
