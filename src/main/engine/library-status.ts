/** The library's snapshot: what every progress event carries and `library.status` answers. */
import path from 'node:path';
import type { FolderSummary, LibraryStatus } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { closedPlaces } from './ingest/closed-places.ts';
import { closedLimits } from './ingest/limits.ts';
import type { FolderRow } from './store/folder-table.ts';
import { addCounts, emptyCounts, type StateCounts } from './store/state-counts.ts';

/** Counts of the files on disk and of the members inside them. */
export type FolderCounts = { readonly files: StateCounts; readonly members: StateCounts };

export function folderSummary(context: EngineContext, folder: FolderRow, counts: FolderCounts): FolderSummary {
  const closed = closedPlaces(context.library, folder.id);
  return {
    id: folder.id,
    path: folder.path,
    name: folder.sample ? 'Sample documents' : path.basename(folder.path),
    available: context.ingest.isAvailable(folder.id),
    sample: folder.sample,
    addedAt: folder.addedAt,
    files: sum(counts.files),
    counts: counts.files,
    members: sum(counts.members),
    memberCounts: counts.members,
    unconfirmedDeletions: context.keeper.unconfirmed(folder.id),
    keptDeletions: context.keeper.kept(folder.id),
    closed: { count: closed.length, places: closed.slice(0, closedLimits.named) },
    watched: context.keeper.isWatched(folder.id),
    exclusions: context.personal.exclusions.list(folder.id),
  };
}

/** Registered folders that can't be reached: their disk is not connected, or the permission is gone. */
export function awayFolders({ personal, ingest }: Pick<EngineContext, 'personal' | 'ingest'>): string[] {
  return personal.folders.list().flatMap(({ id }) => (ingest.isAvailable(id) ? [] : [id]));
}

/** The snapshot but for the time left, which must be watched over a while. */
export function libraryStatus(context: EngineContext): LibraryStatus {
  const { library, personal, ingest } = context;
  const away = awayFolders(context);
  const filesByFolder = library.list.counts('files', away);
  const membersByFolder = library.list.counts('members', away);
  const total = emptyCounts();
  const totalOfMembers = emptyCounts();
  const folders = personal.folders.list().map((folder) => {
    const files = filesByFolder.get(folder.id) ?? emptyCounts();
    const members = membersByFolder.get(folder.id) ?? emptyCounts();
    addCounts(total, files);
    addCounts(totalOfMembers, members);
    return folderSummary(context, folder, { files, members });
  });
  const rates = ingest.rates();
  const answering = library.embeddings.answering();
  return {
    libraryId: library.id,
    folders,
    files: sum(total),
    counts: total,
    members: sum(totalOfMembers),
    memberCounts: totalOfMembers,
    coverage: library.coverage(),
    chunks: library.chunks.count(),
    vectors: answering ? library.vectors.countOf(answering) : 0,
    working: ingest.isWorking(),
    current: ingest.current(),
    secondsLeft: null,
    plan: ingest.plan(),
    filesPerMinute: rates.files,
    pagesPerMinute: rates.pages,
    embedding: embeddingProgress(context),
    problem: ingest.problem(),
  };
}

/** Of the embedding being prepared when there is one, else of the one that answers. */
function embeddingProgress({ embeddings, library }: EngineContext): LibraryStatus['embedding'] {
  const answering = embeddings.answering();
  const next = embeddings.isChanging() ? embeddings.next() : null;
  const row = (next ?? answering)?.row;
  const counts = row ? library.vectors.progress(row, next === null) : { done: 0, total: library.chunks.count() };
  return { ...counts, answering: answering?.modelId ?? null, next: next?.modelId ?? null };
}

function sum(counts: StateCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
