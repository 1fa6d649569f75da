import { trimSpan } from '../sentences.ts';
import type { Span } from '../types.ts';
import { estimateTokens } from './estimate-tokens.ts';

/**
 * Cuts a span that is estimated at more than `maxTokens` into parts that are not: after a line, else a clause mark, else
 * between words; inside a word only when one word alone is too long, and then never inside a character.
 */
export function cutLong(text: string, span: Span, maxTokens: number): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    const room = reach(text, start, span.end, maxTokens);
    const end = room >= span.end ? span.end : bestCut(text, start, room);
    const part = trimSpan(text, start, end);
    if (part.end > part.start) parts.push(part);
    start = end;
  }
  return parts;
}

/** The furthest offset up to which the text is estimated to fit. */
function reach(text: string, start: number, end: number, maxTokens: number): number {
  // No text has more estimated tokens than characters, and Latin text has about a quarter.
  if (end - start <= maxTokens) return end;
  let low = start + 1;
  let high = Math.min(end, start + maxTokens * charactersPerToken);
  if (tokensOf(text.slice(start, high)) <= maxTokens) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokensOf(text.slice(start, middle)) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** More characters per token than any language has. */
const charactersPerToken = 8;

function tokensOf(text: string): number {
  return estimateTokens([text])[0] ?? 0;
}

function bestCut(text: string, start: number, room: number): number {
  const slice = text.slice(start, room);
  const half = slice.length >> 1;
  for (const boundary of [/\n/g, /[;:。；：、،؛](?=\s|\P{ASCII})|[,)\]–—](?=\s)/gu, /\s/g]) {
    const cut = lastMatch(slice, boundary);
    if (cut > half) return start + cut;
  }
  const space = lastMatch(slice, /\s/g);
  if (space > 0) return start + space;
  return lastWordStart(text, start, room);
}

function lastMatch(slice: string, pattern: RegExp): number {
  let cut = 0;
  for (const match of slice.matchAll(pattern)) cut = match.index + match[0].length;
  return cut;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** For scripts without spaces: the last word border, else the last whole character, else `room` itself. */
function lastWordStart(text: string, start: number, room: number): number {
  const slice = text.slice(start, room + 1);
  for (const segmenter of [words, characters]) {
    let cut = 0;
    for (const { index } of segmenter.segment(slice)) if (index <= room - start) cut = index;
    if (cut > 0) return start + cut;
  }
  const code = text.charCodeAt(room - 1);
  return code >= 0xd800 && code <= 0xdbff && room - 1 > start ? room - 1 : Math.max(room, start + 1);
}
