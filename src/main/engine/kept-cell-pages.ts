/** The page a cell's value stands on, in the text it was taken from: a kept cell may quote one that its file no longer has. */
import type { EngineContext } from './engine-context.ts';
import { pageNumberOf } from './place-of.ts';

type PageAt = (documentId: string | null | undefined, offset: number) => number | null;

/** Null where that text is gone or has no pages. Make one per row: it remembers the pages it has asked for. */
export function pageFinder({ library }: Pick<EngineContext, 'library'>): PageAt {
  const known = new Map<string, ReturnType<typeof library.contents.pages>>();
  return (documentId, offset) => {
    if (!documentId) return null;
    const content = known.has(documentId) ? undefined : library.contents.byPublicId(documentId);
    const pages = known.get(documentId) ?? (content ? library.contents.pages(content.id) : []);
    known.set(documentId, pages);
    return pageNumberOf(pages.findLast(({ start }) => start <= offset) ?? pages[0]);
  };
}
