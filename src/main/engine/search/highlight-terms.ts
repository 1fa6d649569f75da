import type { Span } from '../types.ts';
import { analyse } from './analyser.ts';

/**
 * The parts of `text` that match `terms` (from `parseQuery`) in analysed form, merged where they touch or overlap, in order;
 * offsets into `text`. `language` is the text's own, as it was indexed.
 */
export function highlightTerms(text: string, terms: ReadonlySet<string>, language: string | null): Span[] {
  const spans: { start: number; end: number }[] = [];
  const matching = analyse(text, language)
    .filter(({ term }) => terms.has(term))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end } of matching) {
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}
