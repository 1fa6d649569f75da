/** Makes what is published equal to chosen folders: only what changed goes out, what is gone goes there too, one document at a time. */
import { createHash } from 'node:crypto';
import type { PublishReport } from '../../preload/contract/team-shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { placeOf } from './place-of.ts';
import type { LeavingDocument } from './store/library-passages.ts';
import { createTeamDocuments, type TeamPassage } from './store/team/team-documents.ts';
import { setUpTeam, teamSchema } from './store/team/team-schema.ts';
import type { SqlConnection } from './types.ts';

export type Publishing = {
  readonly folderIds: readonly string[];
  /** Left out: as they are. */
  readonly readers: readonly string[] | null;
};

/** Documents asked of the store at once. */
const pageSize = 200;

/** `progress` hears of documents looked at, of all. Rejects as the connection does; what was published stays, and the next run goes on. */
export async function publishTeam(
  context: EngineContext,
  connection: SqlConnection,
  { folderIds, readers }: Publishing,
  progress: (done: number, total: number) => void,
): Promise<PublishReport> {
  const { library, personal } = context;
  const kind = await setUpTeam(connection);
  const team = createTeamDocuments(connection, kind, publisherOf(context));
  if (readers !== null) await team.setReaders(readers);
  const embedding = library.embeddings.answering();
  const known = await team.versions();
  const documents = [...documentsIn(context, folderIds, embedding?.id ?? 0)];
  const gone = new Set(known.keys());
  const report = { published: 0, unchanged: 0, removed: 0, passages: 0, vectors: 0 };
  for (const [index, document] of documents.entries()) {
    progress(index, documents.length);
    gone.delete(document.documentId);
    const folder = personal.folders.byId(document.folderId)?.path ?? '';
    const version = versionOf(document, folder, embedding?.embeddingId ?? null);
    if (known.get(document.documentId) === version) {
      report.unchanged += 1;
      continue;
    }
    const passages = passagesOf(context, document, embedding?.id ?? 0);
    const { documentId, sha256, title, language, characters } = document;
    await team.put(
      {
        ...{ document: documentId, version, sha256, title, kind: document.kind, language, characters },
        ...{ folder: folder.slice(folder.lastIndexOf('/') + 1), path: pathOf(document, folder) },
      },
      embedding?.embeddingId ?? null,
      passages,
    );
    report.published += 1;
    report.passages += passages.length;
    report.vectors += passages.filter(({ vector }) => vector !== null).length;
  }
  // Last: until now nobody misses what has only moved to another document.
  for (const document of gone) {
    await team.remove(document);
    report.removed += 1;
  }
  progress(documents.length, documents.length);
  return { ...report, pgvector: kind === 'pgvector' };
}

/** What documents are published as belonging to. It outlives the index: made anew it has another id, and what it published stayed there. */
function publisherOf({ library, personal }: EngineContext): string {
  const known = personal.settings.get<string>(publisherKey);
  if (known) return known;
  personal.settings.set(publisherKey, library.id);
  return library.id;
}
export const publisherKey = 'team-publisher';

function* documentsIn(context: EngineContext, folderIds: readonly string[], embedding: number) {
  for (let after = 0; ; ) {
    const page = context.library.leaving.documents(folderIds, embedding, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.contentId;
  }
}

/** Passages as they are found and cited here. */
function passagesOf({ library }: EngineContext, { contentId }: LeavingDocument, embedding: number): TeamPassage[] {
  const content = library.contents.byId(contentId);
  if (!content) return [];
  const vectors = library.leaving.vectors(contentId, embedding);
  return library.chunks.ofContent(contentId).map((chunk) => ({
    ...{ ordinal: chunk.ordinal, start: chunk.start, end: chunk.end, headingPath: chunk.headingPath },
    ...placeOf(library, content, chunk),
    text: library.contents.text(contentId, chunk.start, chunk.end),
    vector: vectors.get(chunk.id) ?? null,
  }));
}

/** Where a person finds it: the folder's name and what comes after, not what this computer's disk is called. */
function pathOf({ path, memberPath }: LeavingDocument, folder: string): string {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return `${name}/${path}${memberPath === null ? '' : `!/${memberPath}`}`;
}

function versionOf(document: LeavingDocument, folder: string, embeddingId: string | null): string {
  const { sha256, reading, title, language, characters, vectors } = document;
  const said = [
    teamSchema,
    sha256,
    reading,
    title,
    language,
    characters,
    vectors,
    pathOf(document, folder),
    embeddingId,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
