import { create } from 'zustand';
import type { Box, DocumentView, Locator, Reason, Span } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { useNavigation } from './navigation-store.ts';

/** The place a citation or hit points at. */
export type DocumentTarget = Span & {
  readonly quote: string;
  /** False when the quote does not stand word for word in the stored text. */
  readonly verified: boolean;
  readonly locator: Locator | null;
  /** What is cited: two openings of the same place still scroll there again. */
  readonly request: number;
};

export type OpenDocument = {
  readonly documentId: string;
  readonly fileId: string | null;
  readonly title: string;
  readonly span: Span | null;
  readonly quote?: string;
  readonly verified?: boolean;
  readonly locator?: Locator;
  /** Where to open it when nothing is cited: a page, slide or sheet (0-based, in reading order). */
  readonly pageIndex?: number;
  /** A picture on that page which is meant, in points of the page. */
  readonly box?: Box;
};

type DocumentState = {
  readonly documentId: string | null;
  readonly title: string;
  readonly view: DocumentView | null;
  readonly target: DocumentTarget | null;
  /** The page to begin at when nothing is cited; each asking is a new value. */
  readonly beginAt: { readonly index: number; readonly request: number; readonly box: Box | null } | null;
  readonly error: Reason | null;
  /** What was cited, word for word: all that is left where the document can't be opened. */
  readonly quote: string;
  /** Index of the page that is read. */
  readonly seenPage: number;
  /** The strip of pages is shown; null: only while the pane has the whole window. */
  readonly stripOpen: boolean | null;
  /** The pane takes the whole window instead of standing beside the list. */
  readonly expanded: boolean;
  readonly open: (what: OpenDocument) => Promise<void>;
  readonly close: () => void;
  readonly seePage: (index: number) => void;
  readonly toggleStrip: () => void;
  readonly toggleExpanded: () => void;
};

/** True when the pages stand beside the document. */
export function showsStrip(state: Pick<DocumentState, 'stripOpen' | 'expanded'>): boolean {
  return state.stripOpen ?? state.expanded;
}

/** True when this locator can be drawn as it is. */
function canDraw(locator: Locator | undefined): locator is Locator {
  if (!locator) return false;
  return locator.type !== 'page' || locator.places.some((place) => place.boxes.length > 0);
}

export const useDocument = create<DocumentState>()((set, get) => {
  let version = 0;

  async function locate(what: OpenDocument, span: Span): Promise<Locator | null> {
    if (canDraw(what.locator)) return what.locator;
    try {
      return await request('document.locate', { documentId: what.documentId, start: span.start, end: span.end });
    } catch {
      // The page is then shown without a mark, and the pane says so.
      return what.locator ?? null;
    }
  }

  return {
    documentId: null,
    title: '',
    view: null,
    target: null,
    beginAt: null,
    error: null,
    quote: '',
    seenPage: 0,
    stripOpen: null,
    expanded: false,
    async open(what) {
      version += 1;
      const mine = version;
      const same = get().documentId === what.documentId && get().view !== null;
      set({
        documentId: what.documentId,
        title: what.title,
        error: null,
        quote: what.quote ?? '',
        target: null,
        beginAt: what.pageIndex === undefined ? null : { index: what.pageIndex, request: mine, box: what.box ?? null },
        ...(same ? {} : { view: null }),
        ...(what.pageIndex === undefined ? (same ? {} : { seenPage: 0 }) : { seenPage: what.pageIndex }),
      });
      try {
        const fileId = what.fileId ? { fileId: what.fileId } : {};
        const [view, locator] = await Promise.all([
          same ? get().view : request('document.open', { documentId: what.documentId, ...fileId }),
          what.span ? locate(what, what.span) : null,
        ]);
        if (mine !== version) return;
        const target = what.span
          ? { ...what.span, quote: what.quote ?? '', verified: what.verified ?? true, locator, request: mine }
          : null;
        set({ view, target });
      } catch (error) {
        if (mine === version) set({ error: reasonOf(error) });
      }
    },
    close() {
      version += 1;
      set({ documentId: null, view: null, target: null, beginAt: null, error: null, expanded: false });
    },
    seePage: (seenPage) => set({ seenPage }),
    toggleStrip: () => set((state) => ({ stripOpen: !showsStrip(state) })),
    toggleExpanded: () => set((state) => ({ expanded: !state.expanded })),
  };
});

// A document stands beside the section it was opened from, and goes with it. What is opened in the new section comes after it is shown.
useNavigation.subscribe(({ view }, before) => {
  if (view !== before.view && useDocument.getState().documentId !== null) useDocument.getState().close();
});
