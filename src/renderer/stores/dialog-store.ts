import { create } from 'zustand';
import type { FileSummary } from '../../preload/contract/shapes.ts';

/** The one question the Library asks at a time. */
type LibraryDialog =
  | { readonly type: 'unlock'; readonly file: FileSummary }
  | { readonly type: 'leave-out'; readonly file: FileSummary }
  | { readonly type: 'erase-file'; readonly file: FileSummary }
  | { readonly type: 'erase-folder'; readonly folderId: string }
  | { readonly type: 'exclusions'; readonly folderId: string }
  | { readonly type: 'overview'; readonly folderId: string }
  | { readonly type: 'remove-folder'; readonly folderId: string }
  | { readonly type: 'confirm-gone'; readonly folderId: string }
  | { readonly type: 'remove-kept'; readonly folderId: string };

type DialogState = {
  readonly dialog: LibraryDialog | null;
  readonly ask: (dialog: LibraryDialog) => void;
  readonly close: () => void;
};

export const useLibraryDialog = create<DialogState>()((set) => ({
  dialog: null,
  ask: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
}));
