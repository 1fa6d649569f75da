/**
 * Erase: what a person names goes from the databases, their indexes, logs and free pages, from memory and from backups. That it began
 * is noted first, so that a start after a crash in between finishes it.
 */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { EraseResult, EraseStage } from '../../preload/contract/privacy-shapes.ts';
import type { HandlerInput } from '../../preload/contract/requests.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import type { KeptCell } from './extraction-request.ts';
import { patternForPath } from './files/exclusions.ts';
import { removeOrphans } from './handlers/folder-handlers.ts';
import { forgetClosedPlaces } from './ingest/closed-places.ts';
import { blankAnswer } from './privacy/blank-answer.ts';
import type { ErasedContent } from './store/erase-table.ts';
import type { FileRow } from './store/file-table.ts';

type Tools = {
  /** Stops what is being written now and resolves when it has stopped. */
  readonly stopAnswers: () => Promise<void>;
  /** Makes the app's own backups anew from what is there now, and removes databases that were damaged and kept. */
  readonly eraseBackups: () => Promise<void>;
};

/** Resolves when nothing is left in any file of the library. Rejects with `not-found`, `conversations-locked`, `disk-full`. */
export async function erase(
  context: EngineContext,
  { target, quotes }: HandlerInput<'erase.run'>,
  { stopAnswers, eraseBackups }: Tools,
): Promise<EraseResult> {
  const started = context.now();
  const { personal, library } = context;
  const tell = (stage: EraseStage) => context.emit('erase.progress', { stage });
  const isOfFiles = target.kind === 'file' || target.kind === 'folder';
  if (quotes && isOfFiles && personal.text.isLocked()) {
    throw new AppError('conversations-locked', 'Quotes in locked conversations cannot be looked for.');
  }
  tell('removing');
  personal.settings.set(erasing, true);
  let erased = 1;
  let blanked = 0;
  if (target.kind === 'typed') {
    await stopAnswers();
    const runs = personal.batches.list().map(({ id }) => id);
    erased = personal.text.rows();
    personal.text.eraseAll();
    // What is under way for them ends, and the window forgets their titles.
    context.batches.look();
    for (const runId of runs) context.emit('batch.removed', { runId });
    await context.encryption.forgetLostKey();
    context.emit('conversations.changed', { conversationId: null });
  } else if (target.kind === 'conversation') {
    if (!personal.conversations.remove(target.conversationId)) {
      throw new AppError('not-found', 'This conversation no longer exists.');
    }
    context.batches.look();
    context.emit('conversations.changed', { conversationId: null });
  } else {
    const { files, contents } =
      target.kind === 'file' ? await eraseFile(context, target.fileId) : await eraseFolder(context, target.folderId);
    erased = files.length;
    await removeOrphans(context);
    const gone = contents.filter(({ publicId }) => !library.contents.byPublicId(publicId));
    for (const { sha256 } of gone) context.passwords.forget(Buffer.from(sha256, 'hex'));
    if (quotes) blanked = eraseQuotes(context, gone, files);
    tell('index');
    library.erase.leaveNoTrace();
  }
  for (const clear of context.forgetters) clear();
  tell('conversations');
  personal.leaveNoTrace();
  tell('backups');
  await eraseBackups();
  // Not before: a crash in between would leave it in the backups.
  personal.settings.set(erasing, false);
  return { erased, quotes: blanked, seconds: (context.now() - started) / 1000 };
}

/**
 * At a start: clears what an erasing that was cut off had removed from the tables. Call it when nothing without a file is left. What was
 * kept for the person goes (`withKept`) only where they asked for an erasing.
 */
export async function finishErasing(
  context: EngineContext,
  eraseBackups: (withKept: boolean) => Promise<void>,
): Promise<void> {
  const { personal, library } = context;
  const due = personal.settings.get<Erasing>(erasing);
  if (!due) return;
  library.erase.leaveNoTrace();
  personal.leaveNoTrace();
  await eraseBackups(due === true);
  personal.settings.set(erasing, false);
}

/** The setting that says that it began. */
export const erasing = 'erasing';
/** `deleted`: something was only deleted, and what it left is still to be cleared. */
export type Erasing = boolean | 'deleted';

type Gone = { readonly files: readonly string[]; readonly contents: readonly ErasedContent[] };

/** A file that still lies on the disk is left out from now on, else it would be read again. */
async function eraseFile(context: EngineContext, fileId: string): Promise<Gone> {
  const { library, personal } = context;
  const named = library.files.byPublicId(fileId);
  if (!named) throw new AppError('not-found', 'This file is no longer in the library.');
  const row = outermost(context, named);
  const ids = library.erase.withMembers(row.id);
  const contents = library.erase.contents(ids);
  const files = publicIds(context, ids);
  const folder = personal.folders.byId(row.folderId);
  const isThere = folder !== undefined && (await exists(path.join(folder.path, row.path)));
  if (isThere) await context.keeper.exclude(row.folderId, patternForPath(row.path));
  library.transaction(() => library.disk.erase(ids));
  context.changed(row.folderId);
  return { files, contents };
}

async function eraseFolder(context: EngineContext, folderId: string): Promise<Gone> {
  const { library, personal, ingest } = context;
  const folder = personal.folders.byId(folderId);
  if (!folder) throw new AppError('not-found', 'This folder is not in the library.');
  const ids = library.erase.ofFolder(folderId);
  const contents = library.erase.contents(ids);
  const files = publicIds(context, ids);
  personal.folders.remove(folderId);
  await context.keeper.end(folderId);
  await ingest.release(folderId);
  const others = personal.folders.list().map(({ id }) => id);
  library.transaction(() => {
    library.files.removeFolder(folderId);
    forgetClosedPlaces(library, others);
  });
  context.changed(folderId);
  return { files, contents };
}

const publicIds = ({ library }: EngineContext, ids: readonly number[]) =>
  ids.flatMap((id) => library.files.byId(id)?.publicId ?? []);

/** A member goes with what holds it: its text comes from there. */
function outermost({ library }: EngineContext, row: FileRow): FileRow {
  const parent = row.parentId === null ? undefined : library.files.byId(row.parentId);
  return parent ? outermost({ library } as EngineContext, parent) : row;
}

function eraseQuotes(
  { personal, emit }: EngineContext,
  gone: readonly ErasedContent[],
  files: readonly string[],
): number {
  // A file that could not be read is named in an answer all the same.
  const documents = new Set([...gone.map(({ publicId }) => publicId), ...files]);
  const hashes = new Set(gone.map(({ sha256 }) => sha256));
  const changed = personal.eraseQuotes(hashes, (answer, numbers) => blankAnswer(answer, documents, numbers));
  personal.extractions.erase(new Set(files), documents, (text) => (JSON.parse(text) as KeptCell).documentId);
  const results = personal.eraseRunResults(documents, (result) => blankResult(result, documents));
  if (changed > 0) emit('conversations.changed', { conversationId: null });
  return changed + results;
}

/** An answer of a list of questions without them; null for what a question over the whole collection found in one of them. */
function blankResult(result: unknown, documents: ReadonlySet<string>): unknown {
  const kept = result as Answer;
  if (!Array.isArray(kept.parts) || !Array.isArray(kept.citations)) return null;
  const { closest, ...blank } = blankAnswer({ ...kept, closest: [] }, documents, new Set()) ?? { ...kept, closest: [] };
  return blank;
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    // A disk that is away, or a folder we may not look into: what is there would come back.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
