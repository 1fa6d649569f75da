/** Resolves spans of stored contents to locators. */
import type { Locator } from '../../preload/contract/shapes.ts';
import { locateSpan } from './locate/locate-span.ts';
import type { ContentRow } from './store/content-table.ts';
import type { LibraryStore } from './store/library-store.ts';
import type { Span } from './types.ts';

export type Place = { readonly page: number | null; readonly locator: Locator };

/** The place of start…end in a content. */
export function placeOf(library: LibraryStore, content: ContentRow, span: Span): Place {
  const { contents } = library;
  const units = contents.pagesIn(content.id, span.start, span.end);
  const locator = locateSpan({
    kind: content.kind,
    span,
    units: units.map((unit) => ({
      ...unit,
      words: unit.width === null ? null : contents.words(content.id, unit.unit),
    })),
    headingPath: () => contents.headingPathAt(content.id, span.start),
    lineAt: (offset) => contents.lineAt(content.id, offset),
  });
  return { page: units[0]?.number ?? null, locator };
}
