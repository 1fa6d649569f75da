/** add, status, text, remove. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { FolderSummary, LibraryStatus } from '../../preload/contract/shapes.ts';
import { countText } from '../engine/collection/count-text.ts';
import { fileAt } from './file-commands.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Milliseconds between two progress lines. */
const progressMs = 5_000;
/** UTF-16 units of a text printed at once: a gigabyte fits in no string. */
const textPart = 16 * 1024 * 1024;

export async function addCommand(command: Command, door: Door, output: Output): Promise<void> {
  const started = performance.now();
  const folders = [];
  for (const folder of command.positionals)
    folders.push(await door.request('folder.add', { path: path.resolve(folder) }));
  const wait = command.has('wait');
  const status = wait ? await waitForWork(door, output) : await door.request('library.status', {});
  const seconds = (performance.now() - started) / 1000;
  const value = {
    folders: folders.map(({ id, path: folder, files }) => ({ id, path: folder, files })),
    ...figures(status),
    seconds,
    timings: wait ? await door.timings() : null,
  };
  output.document(value, () => {
    const waiting = status.counts.waiting + status.counts.reading;
    const rest =
      wait || waiting === 0
        ? ''
        : `\n${countText(waiting, 'file waits', 'files wait')} to be read: run "status --wait" or open the app.`;
    return `${describe(status)}${rest}`;
  });
  if (wait) failWhereReadingStands(status);
}

/** The rest would wait for ever where a part of this machine does not work: who waited for it is told, after what there is. Throws the problem as AppError. */
export function failWhereReadingStands({ problem, counts, memberCounts }: LibraryStatus): void {
  const waiting = counts.waiting + counts.reading + memberCounts.waiting + memberCounts.reading;
  if (!problem || waiting === 0) return;
  const why =
    problem.code === 'engine-unavailable'
      ? 'the processes that read files do not start. Install Docent again, or run "npm ci && npm run build" in its folder'
      : 'reading has stopped. Mend what is said in brackets';
  throw new AppError(
    problem.code,
    `${countText(waiting, 'file waits', 'files wait')} to be read, but ${why}; then run "status --wait".`,
  );
}

export async function statusCommand(command: Command, door: Door, output: Output): Promise<void> {
  if (command.has('wait')) await door.start();
  const status = command.has('wait') ? await waitForWork(door, output) : await door.request('library.status', {});
  output.document({ ...figures(status), folders: status.folders, problem: status.problem }, () => describe(status));
  if (command.has('wait')) failWhereReadingStands(status);
}

export async function textCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = await fileAt(door, command.positionals[0] as string);
  const wanted = file.path;
  if (!file.documentId) {
    throw new AppError(
      'not-found',
      `${wanted} has no text yet: ${file.state}${file.reason ? ` (${file.reason.code})` : ''}.`,
    );
  }
  const { documentId } = file;
  const span = await spanOf(command, door, documentId);
  if (output.json) {
    const { text } = await door.request('document.text', { documentId, ...span });
    output.document({ path: wanted, start: span.start, end: span.start + text.length, text }, () => text);
    return;
  }
  for (let start = span.start; start < span.end; ) {
    const end = Math.min(start + textPart, span.end);
    const { text } = await door.request('document.text', { documentId, start, end });
    // No letter is cut in two.
    const whole = end < span.end && /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
    if (whole === '') break;
    output.raw(whole);
    start += whole.length;
  }
}

async function spanOf(command: Command, door: Door, documentId: string): Promise<{ start: number; end: number }> {
  const document = await door.request('document.open', { documentId });
  const wanted = command.value('page');
  if (wanted === undefined) return { start: 0, end: document.characters };
  const number = Number(wanted);
  if (!Number.isInteger(number) || number < 1) throw usage('--page takes a whole number from 1.');
  const page = document.pages.find((candidate) => candidate.number === number);
  if (!page) throw new AppError('not-found', `There is no page ${number}.`);
  return { start: page.start, end: page.end };
}

export async function removeCommand(command: Command, door: Door, output: Output): Promise<void> {
  const id = await folderIdOf(door, command.positionals[0] as string);
  await door.request('folder.remove', { folderId: id });
  output.document(
    { removed: path.resolve(command.positionals[0] as string) },
    () => 'Removed from the library. Your files are untouched.',
  );
}

/** The id of a registered folder. Throws AppError `not-found`. */
export async function folderIdOf(door: Pick<Door, 'request'>, wanted: string): Promise<string> {
  const status = await door.request('library.status', {});
  const folder = status.folders.find((candidate) => candidate.path === path.resolve(wanted));
  if (!folder) throw new AppError('not-found', `${path.resolve(wanted)} is not a folder of the library.`);
  return folder.id;
}

export async function waitForWork(door: Door, output: Output): Promise<LibraryStatus> {
  // Who waits here means now, also on battery and when the app was told to pause.
  await door.request('reading.resume', { now: true });
  const done = new AbortController();
  const watching = (async () => {
    while (!done.signal.aborted) {
      await sleep(progressMs, undefined, { signal: done.signal }).catch(() => undefined);
      if (done.signal.aborted) break;
      const status = await door.request('library.status', {});
      output.note(progressLine(status));
    }
  })();
  try {
    await door.idle();
  } finally {
    done.abort();
    await watching;
  }
  return door.request('library.status', {});
}

function progressLine(status: LibraryStatus): string {
  const read = status.files - status.counts.waiting - status.counts.reading;
  const left = status.secondsLeft === null ? '' : `, about ${status.secondsLeft} s left`;
  const unread = status.memberCounts.waiting + status.memberCounts.reading;
  const inside =
    status.members > 0 ? `, ${status.members - unread} of ${countText(status.members, 'file')} inside them` : '';
  const now = status.current.map((file) => `${path.basename(file.path)} ${file.unitsRead}/${file.units ?? '?'}`);
  const current = now.length > 0 ? ` (${now.join(', ')})` : '';
  return `read ${read} of ${countText(status.files, 'file')}${inside}${current}, ${status.embedding.done} of ${countText(status.embedding.total, 'passage')} embedded${left}`;
}

function figures(status: LibraryStatus) {
  const { files, counts, members, memberCounts, chunks, vectors, working, embedding } = status;
  return { files, counts, members, memberCounts, chunks, vectors, working, embedding };
}

/** What could not be looked at, by name. */
function closedLines({ closed: { count, places } }: FolderSummary): string[] {
  if (count === 0) return [];
  const more = count > places.length ? ` and ${count - places.length} more` : '';
  const what = `${countText(count, 'place')} in it cannot be read`;
  return [`    ${what}: ${places.join(', ')}${more}. Check their permissions; they are read as soon as they can be.`];
}

function describe(status: LibraryStatus): string {
  if (status.folders.length === 0) return 'The library is empty. Add a folder: docent add FOLDER --wait';
  const states = Object.entries(status.counts).filter(([, count]) => count > 0);
  const list = states.map(([state, count]) => `${count} ${state}`).join(', ') || 'no files';
  const folders = status.folders.flatMap((folder) => [
    `  ${folder.path}  ${countText(folder.files, 'file')}${folder.available ? '' : ' (not available)'}`,
    ...closedLines(folder),
  ]);
  const problem = status.problem ? `\nProblem: ${status.problem.code}` : '';
  const inside =
    status.members > 0
      ? `; ${countText(status.members, 'attachment or archive member', 'attachments and archive members')}`
      : '';
  return `${countText(status.files, 'file')}: ${list}${inside}; ${countText(status.chunks, 'passage')}\n${folders.join('\n')}${problem}`;
}
