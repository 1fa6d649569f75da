import { create } from 'zustand';
import type { PictureSummary } from '../../preload/contract/shapes.ts';
import { pictureLimits } from '../picture-limits.ts';

/** The chosen picture, and where it stands in the list that is shown. */
export type ChosenPicture = { readonly index: number; readonly picture: PictureSummary };

type PictureSelectionState = {
  /** Duplicates stand in place of the gallery. */
  readonly showsDuplicates: boolean;
  readonly chosen: ChosenPicture | null;
  readonly detailsOpen: boolean;
  /** Wanted edge of a cell, CSS pixels. */
  readonly cell: number;
  readonly showDuplicates: (shows: boolean) => void;
  readonly choose: (chosen: ChosenPicture | null) => void;
  readonly showDetails: (open: boolean) => void;
  readonly setCell: (cell: number) => void;
};

/** What a person has chosen in the pictures' view, and how they look at it. */
export const usePictureSelection = create<PictureSelectionState>()((set) => ({
  showsDuplicates: false,
  chosen: null,
  detailsOpen: false,
  cell: pictureLimits.cell.usual,
  showDuplicates: (showsDuplicates) => set({ showsDuplicates, chosen: null }),
  choose: (chosen) => set({ chosen }),
  showDetails: (detailsOpen) => set({ detailsOpen }),
  setCell: (cell) => set({ cell: Math.min(pictureLimits.cell.most, Math.max(pictureLimits.cell.least, cell)) }),
}));
