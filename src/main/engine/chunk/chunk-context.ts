import type { ChunkContext } from './chunk-types.ts';

/** The context before a document's first unit. `title` is the document's title, else its file name; it heads every context line. */
export function startContext(title: string): ChunkContext {
  return { title, headings: [] };
}
