/** One file from bytes to readable: open → hash → known content? → extract → chunk and analyse → one transaction. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { OpenFile } from '../files/open-file.ts';
import { limits } from '../limits.ts';
import type { ReadingRequest } from '../ports.ts';
import type { ContentRow } from '../store/content-table.ts';
import type { FileRow } from '../store/file-table.ts';
import { unitSeparator } from '../store/unit-separator.ts';
import type { ExtractItem } from '../types.ts';
import { commitReading } from './commit-reading.ts';
import { stateOfContent } from './content-state.ts';
import { endsDocument, failurePlan } from './failure-state.ts';
import type { IngestContext } from './ingest-context.ts';
import { markContainersOf, markLimited } from './limited-container.ts';
import { syncMembers } from './sync-members.ts';

export type HowToRead = {
  /** Real path of the file's folder. */
  readonly root: string;
  /** The file never stops changing, so what it held when it was opened is read. */
  readonly asItIs: boolean;
  /** Writes down that it is done; part of the transaction that shows its text. */
  readonly end: () => void;
};

/** Rejects with AppError; what was committed so far stays and the next attempt goes on from there. */
export async function readFile(
  context: IngestContext,
  file: FileRow,
  { root, asItIs, end }: HowToRead,
  signal: AbortSignal,
): Promise<void> {
  const { library, stopwatch, opener } = context;
  const opened = await (asItIs ? opener.snapshot(file, root, signal) : opener.open(file, root, signal));
  try {
    if (opened.source.size === 0) throw new AppError('file-empty', 'The file is empty.');
    const kind = context.formats.kindOf(file.name, await opened.head());
    if (!kind)
      throw new AppError('format-unsupported', 'Docent cannot read this kind of file yet.', { name: file.name });
    const sha256 = await stopwatch.time('hash', () => opened.hash(signal));
    const password = await context.passwordFor(sha256);
    const whole = context.formats.readingId(kind, context.ocrLanguages(), password !== null);
    // A file may be whole whose bytes are the beginning of another one.
    const reading = opened.cutOff ? `${whole} cut-off` : whole;
    const content = library.contents.open(sha256, kind, reading);
    library.transaction(() => {
      library.files.setKind(file.id, kind);
      if (file.parentId !== null) library.members.setSize(file.id, opened.source.size);
      library.files.linkContent(file.id, sha256, content.id);
    });
    await contentRead(context, file, { opened, content, password }, signal);
    if (await opened.changed()) throw new AppError('file-changed-while-reading', 'The file changed while it was read.');
    attach(context, file, { sha256, contentId: content.id, changesAlways: asItIs, end });
  } finally {
    await opened.close();
  }
}

type Reading = { readonly opened: OpenFile; readonly content: ContentRow; readonly password: string | null };

/** Resolves when the content is readable: read by us, or by the reading of an identical file that is under way. */
async function contentRead(
  context: IngestContext,
  file: FileRow,
  reading: Reading,
  signal: AbortSignal,
): Promise<void> {
  const { content } = reading;
  const isUnread = () => context.library.contents.byId(content.id)?.stage === 'reading';
  for (let other = context.reading.get(content.id); isUnread() && other; other = context.reading.get(content.id)) {
    await Promise.race([other, aborted(signal)]);
    signal.throwIfAborted();
  }
  if (!isUnread()) return;
  const work = extractAll(context, file, reading, signal);
  // Identical files wait for this one instead of reading again; its failure is theirs to retry, not to report.
  context.reading.set(
    content.id,
    work.catch(() => undefined),
  );
  try {
    await work;
  } finally {
    context.reading.delete(content.id);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

type Attached = {
  readonly sha256: Uint8Array;
  readonly contentId: number;
  readonly changesAlways: boolean;
  readonly end: () => void;
};

/** Shows the content's state on its file; a file that a scan saw change meanwhile is read again, unless that is what it always does. */
function attach(context: IngestContext, file: FileRow, { sha256, contentId, changesAlways, end }: Attached): void {
  const { library } = context;
  library.transaction(() => {
    const content = library.contents.byId(contentId);
    const now = library.files.byId(file.id);
    // How large a member is shows only when it is unpacked.
    const sameSize = file.parentId !== null || now?.size === file.size;
    const same = sameSize && now?.modifiedMs === file.modifiedMs && now.inode === file.inode;
    if (!now || now.deletedAt !== null || !content || content.stage === 'reading' || !(same || changesAlways)) {
      throw new AppError('file-changed-while-reading', 'The file changed while it was read.');
    }
    library.files.setContent(file.id, sha256, contentId);
    library.files.setState(file.id, stateOfContent(content));
    syncMembers(library, now, contentId);
    const read = library.members.count(contentId) > 0 ? library.files.byId(file.id) : undefined;
    if (read) {
      markLimited(library, read);
      markContainersOf(library, read.id);
    }
    end();
  });
}

async function extractAll(
  context: IngestContext,
  file: FileRow,
  { opened, content, password }: Reading,
  signal: AbortSignal,
): Promise<void> {
  const { library, stopwatch, progress } = context;
  const done = library.contents.progress(content.id);
  const position = { next: done.units, start: done.end === null ? 0 : done.end + unitSeparator.length };
  const request: ReadingRequest = {
    kind: content.kind,
    name: file.name,
    password,
    ocrLanguages: context.ocrLanguages(),
    limits: {
      maxCharacters: limits.extract.maxCharacters,
      maxExpansion: limits.extract.maxExpansion,
      fromUnit: position.next,
    },
  };
  const current = progress.begin(file, position.next, content.units);
  let cutShort: AppError | null = null;
  try {
    const stream = context.workers.extract(opened.source, request, signal, current.setStep);
    const items = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        const item = await stopwatch.time('extract', () => items.next());
        if (item.done) break;
        stopwatch.time('store', () => library.transaction(() => storeItem(context, content.id, item.value, position)));
        if (item.value.type === 'metadata') current.setUnits(item.value.units);
        else if (item.value.type !== 'member') current.unitDone(position.next);
      }
    } finally {
      await items.return?.();
    }
  } catch (error) {
    // Deaths of the reader, troubles of the machine and cancels go up; a document that breaks off keeps what came before.
    const keep =
      error instanceof AppError && endsDocument(error) && hasBegun(context, content.id, position.next, error);
    if (!keep) throw error;
    cutShort = error;
  } finally {
    current.end();
  }
  const ended = cutShort ?? (opened.cutOff ? new AppError('file-cut-off', 'The file is cut off.') : null);
  const reason = ended ? { code: ended.code, values: { ...ended.data, unitsRead: position.next } } : null;
  await commitReading(context, content.id, file, { cutShort: reason, ocrLanguages: request.ocrLanguages }, signal);
}

/** Whether something of the document is there to keep: pages, or files inside it that were listed before it broke off. */
function hasBegun(context: IngestContext, contentId: number, units: number, error: AppError): boolean {
  if (units > 0) return true;
  return failurePlan(error).state !== 'locked' && context.library.members.count(contentId) > 0;
}

function storeItem(
  context: IngestContext,
  contentId: number,
  item: ExtractItem,
  position: { next: number; start: number },
): void {
  const { contents } = context.library;
  if (item.type === 'metadata') {
    contents.setMetadata(contentId, item.fields, item.units);
    return;
  }
  if (item.type === 'member') {
    context.library.members.listed(contentId, item.member);
    return;
  }
  const index = item.type === 'unit' ? item.unit.index : item.index;
  if (index !== position.next) {
    throw new AppError('internal', `The reader skipped from unit ${position.next} to ${index}.`);
  }
  if (item.type === 'unit') {
    position.start = contents.addUnit(contentId, item.unit, position.start) + unitSeparator.length;
  } else {
    contents.addFailedUnit(contentId, index, item.number, position.start, item.reason);
    position.start += unitSeparator.length;
  }
  position.next += 1;
}
