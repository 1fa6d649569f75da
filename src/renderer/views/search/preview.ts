import { create } from 'zustand';
import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { limits } from '../../limits.ts';
import { hitKey } from '../../stores/document-groups.ts';
import { useDocument } from '../../stores/document-store.ts';
import { selectedHit } from '../../stores/result-list.ts';
import { shownList, useSearch } from '../../stores/search-store.ts';
import { openHit } from './open-hit.ts';
import { openResult } from './open-result.ts';

type PreviewState = {
  /** The document beside the list follows the keys. */
  readonly isOn: boolean;
  readonly toggle: (hit: SearchHit) => void;
};

/** The preview as Space opens and closes it; it ends with the document pane. */
export const usePreview = create<PreviewState>()((set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  useDocument.subscribe(({ documentId }) => {
    if (documentId === null) set({ isOn: false });
  });
  useSearch.subscribe((state, before) => {
    if (state.query !== before.query) set({ isOn: false });
    const hit = selectedHit(shownList(state));
    const was = selectedHit(shownList(before));
    if (!get().isOn || !hit || (was && hitKey(was) === hitKey(hit))) return;
    clearTimeout(timer);
    timer = setTimeout(() => get().isOn && openHit(hit), limits.previewMs);
  });
  return {
    isOn: false,
    toggle(hit) {
      clearTimeout(timer);
      if (get().isOn) useDocument.getState().close();
      else {
        set({ isOn: true });
        openResult(hit);
      }
    },
  };
});
