import { create } from 'zustand';
import { AppError } from '../../preload/contract/errors.ts';
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
  /** Opens the picture a document is, wherever its file lies: on the disk, in mail, in an archive. Says so when there is none. */
  readonly openDocument: (documentId: string, fileId: string, marked?: MarkedRegion) => Promise<void>;
  readonly close: () => void;
};

/** The picture that fills the window. */
export const usePictureViewer = create<PictureViewerState>()((set) => ({
  picture: null,
  index: null,
  marked: null,
  open: (picture, index, marked) => set({ picture, index, marked: marked ?? null }),
  async openDocument(documentId, fileId, marked) {
    const picture = await attempt(async () => {
      const { pictures } = await request('picture.list', { documentId, which: 'all', order: 'document' });
      // A copy of it is the same picture.
      const found = pictures.find((each) => each.fileId === fileId) ?? pictures[0];
      if (!found) throw new AppError('not-found', 'There is no such picture.');
      return found;
    });
    if (picture) set({ picture, index: null, marked: marked ?? null });
  },
  close: () => set({ picture: null, index: null, marked: null }),
}));
