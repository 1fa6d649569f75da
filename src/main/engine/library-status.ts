/** The library's snapshot: what every progress event carries and `library.status` answers. */
import path from 'node:path';
import type { Coverage, FolderSummary, LibraryStatus } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import type { FolderRow } from './store/folder-table.ts';
import { addCounts, emptyCounts, type StateCounts } from './store/state-counts.ts';

export function folderSummary(context: EngineContext, folder: FolderRow, counts: StateCounts): FolderSummary {
  return {
    id: folder.id,
    path: folder.path,
    name: folder.sample ? 'Sample documents' : path.basename(folder.path),
    available: context.ingest.isAvailable(folder.id),
    sample: folder.sample,
    addedAt: folder.addedAt,
    files: sum(counts),
    counts,
  };
}

export function libraryStatus(context: EngineContext, secondsLeft: number | null): LibraryStatus {
  const { library, personal, ingest } = context;
  const byFolder = library.files.counts();
  const total = emptyCounts();
  const folders = personal.folders.list().map((folder) => {
    const counts = byFolder.get(folder.id) ?? emptyCounts();
    addCounts(total, counts);
    return folderSummary(context, folder, counts);
  });
  return {
    libraryId: library.id,
    folders,
    files: sum(total),
    counts: total,
    chunks: library.chunks.count(),
    vectors: library.vectors.count(),
    working: ingest.isWorking(),
    current: ingest.current(),
    secondsLeft,
    embedding: embeddingProgress(context),
    problem: ingest.problem(),
  };
}

export function embeddingProgress(context: EngineContext): { readonly done: number; readonly total: number } {
  const embedding = context.library.currentEmbedding();
  return embedding ? context.library.vectors.progress(embedding) : { done: 0, total: context.library.chunks.count() };
}

/** What an answer or a result list could see. */
export function coverage(context: EngineContext): Coverage {
  const counts = emptyCounts();
  for (const folder of context.library.files.counts().values()) addCounts(counts, folder);
  return {
    readable: counts.readable + counts.ready + counts['partly-read'],
    notReady: counts.readable,
    total: sum(counts),
  };
}

function sum(counts: StateCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
