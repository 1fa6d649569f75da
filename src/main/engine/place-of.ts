/** Resolves spans of stored contents to locators. */
import type { Locator } from '../../preload/contract/shapes.ts';
import { locateSpan } from './locate/locate-span.ts';
import type { ContentRow, PageRow } from './store/content-table.ts';
import type { LibraryStore } from './store/library-store.ts';
import type { Span } from './types.ts';

export type Place = { readonly page: number | null; readonly locator: Locator };

/** The place of start…end in a content; `topic`: the offset whose headings name it, the start if not told otherwise. */
export function placeOf(library: LibraryStore, content: ContentRow, span: Span, topic: number = span.start): Place {
  const { contents } = library;
  const units = contents.pagesIn(content.id, span.start, span.end);
  const locator = locateSpan({
    kind: content.kind,
    span,
    units: units.map((unit) => ({
      ...unit,
      words: unit.width === null ? null : contents.words(content.id, unit.unit),
    })),
    headingPath: () => contents.headingPathAt(content.id, topic),
    lineAt: (offset) => contents.lineAt(content.id, offset),
  });
  return { page: pageNumberOf(units[0]), locator };
}

/** A unit's number where people count pages, slides or frames; sheets, chapters and messages are counted too, but not as pages. */
export function pageNumberOf(unit: Pick<PageRow, 'number' | 'place'> | undefined): number | null {
  return unit && (unit.place === null || unit.place === 'slide') ? unit.number : null;
}
