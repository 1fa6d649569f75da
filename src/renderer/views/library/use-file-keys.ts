import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import type { VirtualListHandle } from '../../components/virtual-list.tsx';
import { keyAlongLine } from '../../languages/reading-direction.ts';
import { useDetails } from '../../stores/details-store.ts';
import { openFile, previewFile } from '../../stores/file-actions.ts';
import { rowAt, rowCount } from '../../stores/file-tree.ts';
import { selectedFile, useFiles } from '../../stores/files-store.ts';

/** Rows that Page Up and Page Down move by. */
const pageStep = 10;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageStep,
  PageUp: -pageStep,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** → opens a container or enters it, ← closes it or goes up to it. Returns the row to stand on, null when nothing was done. */
function moveThroughTree(key: string, row: number): number | null {
  const { tree, toggle } = useFiles.getState();
  const here = rowAt(tree, row);
  if (!here?.file) return null;
  const isOpen = tree.opened.has(here.file.id);
  if (key === 'ArrowRight') {
    if (here.file.members === 0) return null;
    if (isOpen) return row + 1;
    toggle(row);
    return row;
  }
  if (isOpen) {
    toggle(row);
    return row;
  }
  for (let above = row - 1; above >= 0 && here.depth > 0; above -= 1) {
    if ((rowAt(tree, above)?.depth ?? 0) < here.depth) return above;
  }
  return null;
}

/** Where the system has no Quick Look, the document opens here. */
async function quickLook(fileId: string, open: () => void): Promise<void> {
  if (!(await previewFile(fileId))) open();
}

/** The list's keyboard: ↑ ↓ move, → ← open and close containers, Enter opens the document, Space shows the details, ⌘Y (Ctrl+Y) Quick Look. */
export function useFileKeys(list: RefObject<VirtualListHandle | null>) {
  return useCallback(
    (event: KeyboardEvent) => {
      // A key meant for a button inside, such as a column's head.
      if (event.target instanceof HTMLButtonElement || event.altKey) return;
      const files = useFiles.getState();
      if (event.metaKey || event.ctrlKey) {
        if (event.key !== 'y' || files.selectedId === null) return;
        event.preventDefault();
        return void quickLook(files.selectedId, () => openFile(selectedFile(files)));
      }
      const { selectedRow } = files;
      const goTo = (row: number) => {
        files.select(row);
        list.current?.scrollToRow(useFiles.getState().selectedRow);
      };
      const step = steps[event.key];
      if (step !== undefined) goTo(Math.max(0, Math.min(rowCount(files.tree) - 1, selectedRow + step)));
      else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        const row = moveThroughTree(keyAlongLine(event.key), selectedRow);
        if (row !== null) goTo(row);
      } else if (event.key === 'Enter') openFile(selectedFile(files));
      else if (event.key === ' ') useDetails.getState().toggle(files.selectedId);
      else return;
      event.preventDefault();
    },
    [list],
  );
}
