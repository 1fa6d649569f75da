import type { Span } from '../../../preload/contract/shapes.ts';
import { limits } from '../../limits.ts';

export type Excerpt = { readonly text: string; readonly highlights: readonly Span[] };

/** The passage from a little before its first matching word on, so that why it was found is seen without opening it. */
export function excerptOf(text: string, highlights: readonly Span[]): Excerpt {
  const first = Math.min(...highlights.map((span) => span.start), text.length);
  if (highlights.length === 0 || first <= limits.excerptLead) return { text, highlights };
  const wanted = first - limits.excerptLead / 2;
  const space = text.indexOf(' ', wanted);
  const start = space >= 0 && space < first ? space + 1 : wanted;
  const lead = '… ';
  const shift = lead.length - start;
  return {
    text: `${lead}${text.slice(start)}`,
    highlights: highlights.map((span) => ({ start: span.start + shift, end: span.end + shift })),
  };
}
