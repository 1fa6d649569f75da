/**
 * Rows of extraction whose file has moved. The index keeps a moved file's id, but an index made anew knows files by their places alone: a row
 * then waits under an id that nobody has, and its file seems new. The text tells where it went.
 */
import type { EngineContext } from './engine-context.ts';
import { type ExtractionResult, filesOf, requestOf } from './extraction-request.ts';
import { marksChanged } from './extraction-rows.ts';
import { awayFolders } from './library-status.ts';

type Context = Pick<EngineContext, 'library' | 'personal' | 'ingest' | 'extractions'>;

/** Rows whose file is not in the index. */
function strandedRows({ library, personal }: Context, runId: string) {
  return personal.extractions.moves
    .placed(runId)
    .filter(({ target }) => library.files.byPublicId(target) === undefined);
}

/** Documents of such rows: a file with one of them may be theirs, and is no new one until `followMoved` has looked. */
export function strandedDocuments(context: Context, runId: string): ReadonlySet<string> {
  return new Set(strandedRows(context, runId).map(({ document }) => document));
}

/**
 * Gives each row without a file the first file among those the run is about that has its text and no row: a copy elsewhere is no file of
 * the run. A file that was chosen by itself may have gone anywhere. Only once every folder was looked through: before, a file may
 * be missing because its turn has not come. Returns how many rows were given one, or null when it is too early.
 */
export function followMoved(context: Context, runId: string): number | null {
  const { library, personal, ingest } = context;
  if (ingest.isWorking() || awayFolders(context).length > 0) return null;
  const stranded = strandedRows(context, runId);
  if (stranded.length === 0) return 0;
  const request = requestOf(context, runId);
  const isWide = request.folderIds.length === 0 && request.below === '';
  const within = isWide ? null : new Set(filesOf(context, { ...request, fileIds: [] }).map(({ target }) => target));
  const chosen = new Set(request.fileIds);
  const taken = new Set(personal.batches.targets(runId));
  let moved = 0;
  for (const row of stranded) {
    const mayTake = (id: string) => !taken.has(id) && (within === null || chosen.has(row.target) || within.has(id));
    const file = library.collection.readableFiles(row.document).find(mayTake);
    if (file === undefined) continue;
    taken.add(file);
    personal.extractions.moves.move(runId, row, file, (result) => ({ ...(result as ExtractionResult), fileId: file }));
    marksChanged(context, runId);
    context.extractions.rowChanged(runId, file);
    moved += 1;
  }
  return moved;
}
