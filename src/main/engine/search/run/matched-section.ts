import type { Span } from '../../../../preload/contract/shapes.ts';

/**
 * The offset of the first match in the section of a passage in which most of the matched words stand, the first of several alike: a passage
 * may span short sections, and a person looks for what matched under its own heading. `highlights` are relative to the text, which stands
 * at `start`; `headings` are offsets of headings, ascending. Null where there is nothing to choose between.
 */
export function matchedSection(
  text: string,
  start: number,
  highlights: readonly Span[],
  headings: readonly number[],
): number | null {
  if (highlights.length === 0 || !headings.some((at) => at > start)) return null;
  const sections = new Map<number, { readonly at: number; readonly words: Set<string> }>();
  for (const span of highlights) {
    const at = start + span.start;
    const heading = headings.findLastIndex((offset) => offset <= at);
    const section = sections.get(heading) ?? { at, words: new Set<string>() };
    section.words.add(text.slice(span.start, span.end).toLowerCase());
    sections.set(heading, section);
  }
  const [first, ...others] = sections.values();
  return (
    others.reduce((best, section) => (best && section.words.size > best.words.size ? section : best), first)?.at ?? null
  );
}
