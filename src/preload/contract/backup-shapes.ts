import type { WireError } from './errors.ts';

export type LibraryCounts = {
  readonly folders: number;
  readonly files: number;
  readonly documents: number;
  readonly passages: number;
  readonly vectors: number;
  readonly conversations: number;
  readonly messages: number;
};

/** What came from another library; what was here already is not counted but as `known`. */
export type MergeReport = {
  readonly documents: number;
  readonly known: number;
  readonly passages: number;
  readonly vectors: number;
  readonly conversations: number;
  /** Sealed there, so they stayed there. */
  readonly conversationsLocked: number;
};

/** What a portable library file holds. */
export type PortableSummary = {
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly counts: LibraryCounts;
  /** Models are not in it; what was used. `sha256` is null for one that is a folder. */
  readonly models: readonly { readonly name: string; readonly role: string; readonly sha256: string | null }[];
  /** The file needs a passphrase. */
  readonly sealed: boolean;
  /** What was typed is sealed inside, and needs the recovery code on another computer. */
  readonly encrypted: boolean;
};

/**
 * What a restored library had open, and is closed until a person opens it here. `folders`: too wide to be read without being chosen again.
 * `app-lock`, `models`: the other computer's lock and models, which do not come along.
 */
export type ClosedDoor =
  | 'local-api'
  | 'model-server'
  | 'team-library'
  | 'downloads'
  | 'updates'
  | 'folders'
  | 'app-lock'
  | 'models';

/** The one backup or restore that is under way, or was last. */
export type BackupJob = {
  readonly id: string;
  readonly kind: 'backup' | 'restore' | 'merge';
  readonly path: string;
  /** `ready`: a restore whose file is verified; `backup.apply` puts it in place. */
  readonly state: 'running' | 'done' | 'ready' | 'failed';
  readonly stage: 'copying' | 'writing' | 'checking' | 'merging';
  /** Bytes, of a merging documents; `total` 0 while it is not known. */
  readonly done: number;
  readonly total: number;
  readonly summary: PortableSummary | null;
  /** Of a merge that is done. */
  readonly merged: MergeReport | null;
  /** Of a restore that is ready. */
  readonly closed: readonly ClosedDoor[];
  readonly error: WireError | null;
};

/** A library that a restore set aside, and that can be gone back to. */
export type SetAsideLibrary = { readonly name: string; readonly at: number; readonly bytes: number };

/** Where a folder that is not there may stand now. */
export type FolderSuggestion = {
  readonly path: string;
  /** Of `looked` files, so many are there with the same name and size, or the same bytes. */
  readonly found: number;
  readonly looked: number;
};
