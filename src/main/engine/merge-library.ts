/** Another library's documents and conversations, brought into this one: what is here already stays as it is, and comes once. */
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { MergeReport } from '../../preload/contract/backup-shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { isInside } from './files/check-folder.ts';
import { analyserId, indexText } from './search/analyser.ts';
import { type CopiedChunk, type CopiedFile, type DocumentRows, otherComputer } from './store/document-copies.ts';
import { type LibraryStore, openLibraryStore } from './store/library-store.ts';
import { openPersonalStore, personalKind } from './store/personal-store.ts';

/** Documents asked of the other library at once. */
const pageSize = 500;
/** After the path of a folder that stands where one of this library does. */
const mergedMark = ' (merged)';

/** `folder` holds copies of the other two databases, which are brought to this schema. Rejects with the store's errors; what came stays. */
export async function mergeLibrary(
  context: EngineContext,
  folder: string,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<MergeReport> {
  const theirs = openPersonalStore(folder, context.now);
  const folders = new Map(theirs.folders.list().map((each) => [each.id, each]));
  theirs.close();
  const other = openLibraryStore(folder, context.now);
  const report = { documents: 0, known: 0, passages: 0, vectors: 0 };
  try {
    const ids = [...idsOf(other)];
    const places = createPlaces(context, (id) => folders.get(id)?.path ?? null);
    for (const [index, id] of ids.entries()) {
      signal.throwIfAborted();
      progress(index, ids.length);
      const rows = other.copies.read(id);
      if (context.library.copies.has(rows)) {
        report.known += 1;
        continue;
      }
      const files = other.copies.files(id).filter((file) => places.isPlaced(file.folder_id));
      if (files.length === 0) continue;
      const added = context.library.transaction(() => bring(context, other, { id, rows, files }, places.of));
      report.documents += 1;
      report.passages += added.passages;
      report.vectors += added.vectors;
      // A search may come in between.
      await setImmediate();
    }
  } finally {
    other.close();
    // Also when it was cancelled: what came is there, and its vectors are still to be made.
    context.changed(null);
    context.ingest.kick();
  }
  const conversations = context.personal.mergeConversations(path.join(folder, personalKind.file));
  context.emit('conversations.changed', { conversationId: null });
  return { ...report, conversations: conversations.added, conversationsLocked: conversations.locked };
}

function* idsOf(other: LibraryStore) {
  for (let after = 0; ; ) {
    const page = other.copies.ids(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last;
  }
}

type Coming = { readonly id: number; readonly rows: DocumentRows; readonly files: readonly CopiedFile[] };

function bring(
  { library }: EngineContext,
  other: LibraryStore,
  { id, rows, files }: Coming,
  folderFor: (theirId: string) => string,
) {
  const asleep = library.copies.asleep(rows);
  if (asleep) {
    placeAll(library, other, files, folderFor, { id: asleep.id, isReady: asleep.isReady === 1 });
    return { passages: rows.chunks.length, vectors: 0 };
  }
  const contentId = library.copies.write(rows, analyserId);
  const { title, language } = {
    title: String(rows.content.context_title ?? rows.content.title ?? ''),
    language: rows.content.language as string | null,
  };
  const titleWords = indexText(title, language);
  library.chunks.add(
    contentId,
    rows.chunks.map((chunk) => {
      const headingPath = JSON.parse(chunk.heading_path) as string[];
      return {
        ...{ unit: chunk.unit, start: chunk.start, end: chunk.end, headingPath },
        ...{ tokens: chunk.tokens, textHash: chunk.text_hash, titleWords },
        headingWords: indexText(headingPath.join(' '), language),
        bodyWords: indexText(other.contents.text(id, chunk.start, chunk.end), language),
      };
    }),
    0,
  );
  placeAll(library, other, files, folderFor, { id: contentId, isReady: rows.chunks.length === 0 });
  return { passages: rows.chunks.length, vectors: copyVectors(library, other, id, rows.chunks) };
}

type Placed = { readonly id: number; readonly isReady: boolean };

function placeAll(
  library: LibraryStore,
  other: LibraryStore,
  files: readonly CopiedFile[],
  folderFor: (theirId: string) => string,
  content: Placed,
): void {
  for (const file of files) place(library, other, file, folderFor(file.folder_id), content);
}

/** With the containers it stands in, which need not be documents themselves. */
function place(
  library: LibraryStore,
  other: LibraryStore,
  file: CopiedFile,
  folderId: string,
  content: Placed | null,
): number {
  const container = file.parent_id === null ? undefined : other.copies.file(file.parent_id);
  const parent = container ? place(library, other, container, folderId, null) : null;
  return library.copies.addFile(file, folderId, content?.id ?? null, parent, content?.isReady ?? false);
}

/** Of the model whose vectors answer here; others would have to be made again anyway. */
function copyVectors(library: LibraryStore, other: LibraryStore, id: number, chunks: readonly CopiedChunk[]): number {
  const own = library.embeddings.answering();
  const same = own && other.vectors.embeddings().find(({ embeddingId }) => embeddingId === own.embeddingId);
  if (!own || !same) return 0;
  const values = other.leaving.vectors(id, same.id);
  let count = 0;
  for (const { id: chunk, text_hash: textHash } of chunks) {
    const vector = values.get(chunk);
    if (!vector) continue;
    library.vectors.add(own, textHash, vector);
    count += 1;
  }
  return count;
}

/**
 * Folders of the other computer as folders of this library. They are away until a person says where they stand, for a file that is not there
 * must not count as deleted.
 */
function createPlaces({ personal }: EngineContext, pathOf: (id: string) => string | null) {
  const known = new Map<string, string>();
  return {
    isPlaced: (theirId: string) => pathOf(theirId) !== null,
    of(theirId: string): string {
      const found = known.get(theirId);
      if (found) return found;
      const wanted = pathOf(theirId) ?? '';
      const own = personal.folders.list();
      const before = own.find(
        ({ path: place, volume }) => volume === otherComputer && [wanted, wanted + mergedMark].includes(place),
      );
      const isTaken = own.some(({ path: place }) => isInside(place, wanted) || isInside(wanted, place));
      const id = before?.id ?? personal.folders.add(isTaken ? wanted + mergedMark : wanted, otherComputer, false).id;
      known.set(theirId, id);
      return id;
    },
  };
}
