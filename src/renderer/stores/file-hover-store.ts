import { create } from 'zustand';
import type { FileSummary } from '../../preload/contract/shapes.ts';
import { pictureLimits } from '../picture-limits.ts';

type Place = { readonly left: number; readonly top: number; readonly bottom: number };

type FileHoverState = {
  readonly shown: { readonly file: FileSummary; readonly place: Place } | null;
  /** The pointer came over a file's icon. */
  readonly enter: (file: FileSummary, icon: Element) => void;
  readonly leave: () => void;
};

/** The file whose first page is shown beside its icon, once the pointer has rested there. */
export const useFileHover = create<FileHoverState>()((set) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    shown: null,
    enter(file, icon) {
      clearTimeout(timer);
      if (file.documentId === null) return;
      timer = setTimeout(() => {
        const { right: left, top, bottom } = icon.getBoundingClientRect();
        set({ shown: { file, place: { left, top, bottom } } });
      }, pictureLimits.hoverMs);
    },
    leave() {
      clearTimeout(timer);
      set({ shown: null });
    },
  };
});
