/** What the steps of a reconcile share. */
import type { CloudProbe, Log } from '../ports.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { LibraryStore } from '../store/library-store.ts';

/** A row that followed its file from `key` of a folder to another place a moment ago. */
export type RecentMove = { readonly id: number; readonly at: number };

export type ReconcileContext = {
  readonly library: LibraryStore;
  readonly folderById: (id: string) => FolderRow | undefined;
  /** What a person left out of a folder. */
  readonly patterns: (folderId: string) => readonly string[];
  /** The folder's disk has another number than before. */
  readonly renumbered: (folderId: string, volume: string) => void;
  readonly cloud: CloudProbe | null;
  readonly log: Log;
  readonly now: () => number;
  /** Places that were left a moment ago, by folder and key. */
  readonly moves: Map<string, RecentMove>;
};
