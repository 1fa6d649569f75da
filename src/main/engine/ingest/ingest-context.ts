/** What the steps of ingest share: given once, by `createIngest`. */
import type { ExtractWorkers, Log } from '../ports.ts';
import type { LibraryStore } from '../store/library-store.ts';
import type { CountTokens } from '../types.ts';
import type { Embeddings } from './embeddings.ts';
import type { IngestProgress } from './ingest-progress.ts';
import type { RowOpener } from './open-row.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Which formats can be read; the extract stage's registry. */
export type Formats = {
  /** Kind of a file by its name and first bytes; null when it can't be read. */
  kindOf(name: string, head: Uint8Array): string | null;
  /** Extractor version, OCR languages and whether a password opened it: part of a content's identity. */
  readingId(kind: string, ocrLanguages: readonly string[], password: boolean): string;
};

export type IngestContext = {
  readonly library: LibraryStore;
  readonly workers: ExtractWorkers;
  readonly embeddings: Embeddings;
  readonly formats: Formats;
  readonly opener: RowOpener;
  readonly passwordFor: (sha256: Uint8Array) => Promise<string | null>;
  /** The languages a person chose for OCR. */
  readonly ocrLanguages: () => readonly string[];
  readonly countTokens: CountTokens;
  readonly stopwatch: Stopwatch;
  readonly progress: IngestProgress;
  readonly log: Log;
  /** Rows of this folder's files changed: the window shows them again. */
  readonly filesChanged: (folderId: string) => void;
  /** Contents being read right now, so that identical files are read once. */
  readonly reading: Map<number, Promise<void>>;
};
