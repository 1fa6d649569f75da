import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { keyAlongLine } from '../../languages/reading-direction.ts';
import { limits } from '../../limits.ts';
import { isMac } from '../../platform.ts';
import { hitKey } from '../../stores/document-groups.ts';
import { useDocument } from '../../stores/document-store.ts';
import { revealFile } from '../../stores/file-actions.ts';
import {
  listRows,
  moveSelection,
  type ResultRow,
  select,
  selectedRow,
  toggleGroup,
  toggleWhy,
} from '../../stores/result-list.ts';
import { shownList, useSearch } from '../../stores/search-store.ts';
import { openResult } from './open-result.ts';
import { usePreview } from './preview.ts';

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: limits.resultPage,
  PageUp: -limits.resultPage,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Opens a passage, or shows and hides the others of its document; with ⌘ (Ctrl elsewhere) shows its file in the file browser. */
export function activate(row: ResultRow | null, isReveal: boolean): void {
  if (row?.type === 'more') useSearch.getState().changeList((list) => toggleGroup(list, row.documentId));
  else if (row && isReveal) void revealFile(row.hit.fileId);
  else if (row) openResult(row.hit);
}

export const isCommand = (event: KeyboardEvent) => (isMac() ? event.metaKey : event.ctrlKey);

/** → shows why a hit is there or the other passages, ← hides them. */
function disclose(row: ResultRow | null, isWanted: boolean): void {
  const { changeList } = useSearch.getState();
  const list = shownList(useSearch.getState());
  if (row?.type === 'more' && list.opened.has(row.documentId) !== isWanted) {
    changeList((before) => toggleGroup(before, row.documentId));
  } else if (row?.type === 'hit' && list.explained.has(hitKey(row.hit)) !== isWanted) {
    changeList((before) => toggleWhy(before, row.key));
  }
}

/** The list's keyboard; letters and Backspace go on with the query, and ↑ on the first hit goes back to it. */
export function useResultKeys(field: RefObject<HTMLInputElement | null>) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.altKey) return;
      const { changeList, similar, closeSimilar } = useSearch.getState();
      const list = shownList(useSearch.getState());
      const row = selectedRow(list);
      const step = steps[event.key];
      // A button inside the row has its own Space and Return.
      const isButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Escape') {
        // An open document is closed first, by the window.
        if (useDocument.getState().documentId !== null) return;
        if (similar) closeSimilar();
        else field.current?.focus();
      } else if (event.key === 'Enter' && !isButton) activate(row, isCommand(event));
      else if (isCommand(event) || event.ctrlKey || event.metaKey) return;
      else if (event.key === 'ArrowUp' && row?.key === listRows(list)[0]?.key) field.current?.focus();
      else if (step !== undefined) {
        changeList((before) => moveSelection(before, step));
        if (isButton) event.currentTarget instanceof HTMLElement && event.currentTarget.focus();
      } else if (event.key === ' ' && !isButton) {
        if (row?.type === 'hit') usePreview.getState().toggle(row.hit);
      } else if (keyAlongLine(event.key) === 'ArrowRight') disclose(row, true);
      else if (keyAlongLine(event.key) === 'ArrowLeft') disclose(row, false);
      else if (event.key === 'Backspace' || (event.key.length === 1 && event.key !== ' ')) {
        field.current?.focus();
        return;
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    [field],
  );
}

/** Goes from the field into the list, to the row that is chosen or would be. */
export function enterList(list: HTMLElement | null): boolean {
  const row = selectedRow(shownList(useSearch.getState()));
  if (!list || !row) return false;
  useSearch.getState().changeList((before) => select(before, row.key));
  list.focus();
  return true;
}
