import type { ChunkContext, Heading } from './chunk-types.ts';
import { estimateTokens } from './estimate-tokens.ts';

const separator = ' › ';

/** Title and headings in one line of at most `maxTokens` (estimated): the innermost headings matter most, then the title. */
export function contextLine(title: string, headingPath: readonly string[], maxTokens: number): string {
  const parts: string[] = [];
  let left = maxTokens;
  const add = (part: string, where: 'front' | 'middle') => {
    const tidy = cutWords(part.replace(/\s+/g, ' ').trim(), left);
    if (tidy === '') return;
    left -= (estimateTokens([tidy])[0] ?? 0) + 1;
    if (where === 'front') parts.unshift(tidy);
    else parts.splice(1, 0, tidy);
  };
  add(title, 'front');
  for (const heading of [...headingPath].reverse()) if (left > 0) add(heading, 'middle');
  return parts.join(separator);
}

function cutWords(text: string, maxTokens: number): string {
  let cut = text;
  while (cut !== '' && (estimateTokens([cut])[0] ?? 0) > maxTokens) {
    const space = cut.lastIndexOf(' ');
    cut = space > 0 ? cut.slice(0, space) : '';
  }
  return cut;
}

/** The context after a heading was read: it closes headings of its own level and deeper. */
export function openHeading(context: ChunkContext, heading: Heading): ChunkContext {
  return { ...context, headings: [...context.headings.filter((open) => open.level < heading.level), heading] };
}
