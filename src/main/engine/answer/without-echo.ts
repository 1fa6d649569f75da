import type { CitedText } from './citation-stream.ts';
import type { Passage } from './passage.ts';
import { placeLine } from './prompt.ts';

/**
 * What a model wrote without what it read aloud of how the prompt is laid out, as small models do: the word "Passages:" and the line above a passage that
 * says where it stands. `passages`: those of the prompt. Citations stay with the text before them.
 */
export function withoutEcho(parts: readonly CitedText[], passages: readonly Passage[]): CitedText[] {
  const places = new Set(passages.map(placeLine));
  // Also where a model changed what follows the title.
  const titles = passages.map(({ title }) => `(${title} › `);
  const isPlace = (line: string) =>
    places.has(line.trim()) || endsInPage.test(line) || titles.some((title) => line.trim().startsWith(title));
  return parts.map(({ text, citations }, at) => {
    const spoken = text.replace(at === 0 ? opening : heading, '');
    const lines = spoken.split('\n');
    // The break stays, or a sentence would run into the next.
    const told = lines.map((line) => (isPlace(line) ? '' : line.replace(behindSentence, ''))).join('\n');
    return { text: at === 0 ? told.replace(/^\n+/u, '') : told, citations };
  });
}

const heading = /^[ \t]*Passages?:[ \t]*$\n?/gmu;
/** "Passage: The rent is …" */
const opening = /^\s*Passages?:\s*/u;
/** Such a line, also where a model changed what stands before the page. */
const endsInPage = /^\s*(?:Passages?:\s*)?\(?[^()]*› page \d+\)\s*$/u;
const behindSentence = /[ \t]*\([^()]*› page \d+\)/gu;
