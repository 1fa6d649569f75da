import { create } from 'zustand';
import type { Box, PictureSummary } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

/** A region to be marked: boxes in points of a page of that size, as displayed. */
export type MarkedRegion = { readonly width: number; readonly height: number; readonly boxes: readonly Box[] };

type PictureViewerState = {
  readonly picture: PictureSummary | null;
  /** Its place in the list it was opened from; null when it was opened by itself. */
  readonly index: number | null;
  readonly marked: MarkedRegion | null;
  readonly open: (picture: PictureSummary, index: number | null, marked?: MarkedRegion) => void;
  /** Opens the picture a document is, or the frame of it. */
  readonly openDocument: (documentId: string, page: number | null, marked?: MarkedRegion) => Promise<void>;
  readonly close: () => void;
};

/** The picture that fills the window. */
export const usePictureViewer = create<PictureViewerState>()((set) => ({
  picture: null,
  index: null,
  marked: null,
  open: (picture, index, marked) => set({ picture, index, marked: marked ?? null }),
  async openDocument(documentId, page, marked) {
    const found = await attempt(() => request('picture.list', { documentId, which: 'files', order: 'document' }));
    const pictures = found?.pictures ?? [];
    const picture = pictures.find((each) => each.page === page) ?? pictures[0];
    if (picture) set({ picture, index: null, marked: marked ?? null });
  },
  close: () => set({ picture: null, index: null, marked: null }),
}));
