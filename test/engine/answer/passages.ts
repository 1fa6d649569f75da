import type { Passage } from '../../../src/main/engine/answer/passage.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { parseQuery } from '../../../src/main/engine/search/query.ts';

/** Passages as the search would hand them over, each starting at its own offset. */
export function passagesOf(...texts: readonly string[]): Passage[] {
  return texts.map((text, index) => ({
    start: 1000 * index + 7,
    end: 1000 * index + 7 + text.length,
    text,
    around: null,
    source: `document-${index + 1}`,
    title: `Document ${index + 1}`,
    headingPath: [],
    language: 'en',
    page: index + 1,
    cosine: null,
  }));
}

/** What extractAnswer needs to know of a library that holds just these passages. */
export function toolsFor(question: string, passages: readonly Passage[]) {
  const terms = passages.map((passage) => new Set(analyse(passage.text, 'en').map(({ term }) => term)));
  return {
    analyse,
    words: parseQuery(question, ['en']).words,
    frequency: (form: string) => terms.filter((set) => set.has(form)).length,
    chunks: passages.length,
    embed: null,
  };
}
