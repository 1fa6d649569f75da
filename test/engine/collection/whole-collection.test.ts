/** Whole-collection questions over a library whose truth is known: what is found, what is counted, what is said to have been read. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Answer, BatchRun, CollectionWay } from '../../../src/preload/contract/shapes.ts';
import type { MadeFile } from '../../helpers/contract-folder.ts';
import { askAll, contractLibrary, until } from './contract-engine.ts';

vi.setConfig({ testTimeout: 120_000 });
type Library = Awaited<ReturnType<typeof contractLibrary>>;

const ofKind = (library: Library, holds: (file: MadeFile) => boolean) =>
  library.truth.filter((file) => file.readable === 'text' && holds(file));
const wayOf = (answer: Answer) => answer.way as CollectionWay;
const textOf = (answer: Answer) => answer.parts.map((part) => part.text).join('');

/** Paths of the files in which something was found, by the run's own table. */
async function foundIn(library: Library, answer: Answer): Promise<string[]> {
  const { runId } = wayOf(answer);
  const { items } = await library.request('batch.items', { runId, only: 'found', limit: 1000 });
  return items.map((item) => (item.path ?? '').slice(library.folder.length + 1)).sort();
}
const paths = (files: readonly MadeFile[]) => files.map((file) => file.path).sort();

const contractsOf2027 = (file: MadeFile) => file.kind === 'contract' && file.endYear === 2027;

const asked: readonly (readonly [string, (file: MadeFile) => boolean])[] = [
  ['List every contract that ends in 2027', contractsOf2027],
  ['Liste alle Verträge, die 2027 enden', contractsOf2027],
  ['Which contracts end before 2026?', (file) => file.kind === 'contract' && file.endYear < 2026],
  ['How many invoices are from Acme?', (file) => file.kind === 'invoice' && file.seller === 'Acme'],
  ['List all invoices over 10,000 euros', (file) => file.kind === 'invoice' && file.total > 10_000],
  ['Which letters mention the deposit?', (file) => file.kind === 'letter' && file.mentionsDeposit],
  ['How many contracts are there?', (file) => file.kind === 'contract'],
];

test('five hundred files: lists and counts are exact, every citation stands in its document, coverage is what was read', async () => {
  const library = await contractLibrary(500);
  for (const [question, holds] of asked) {
    const expected = ofKind(library, holds);
    expect(expected.length, question).toBeGreaterThan(0);
    const answer = await askAll(library, question);
    expect(await foundIn(library, answer), question).toEqual(paths(expected));
    const way = wayOf(answer);
    expect(way.matched).toBe(expected.length);
    expect(way.copies).toBe(expected.filter(({ copyOf }) => copyOf !== null).length - orphanedCopies(expected));
    for (const { verified, quote, documentId, start, end } of answer.citations) {
      expect(verified).toBe(true);
      expect(await library.request('document.text', { documentId, start, end })).toEqual({ text: quote });
    }
  }
  await exactCoverage(library);
  await nothingMatches(library);
  await stoppedAndResumed(library);
});

/** Copies whose original is not among them do not happen: the same text has the same truth. */
function orphanedCopies(files: readonly MadeFile[]): number {
  const here = new Set(files.map((file) => file.path));
  return files.filter(({ copyOf }) => copyOf !== null && !here.has(copyOf)).length;
}

/** The answer says exactly what was read and what was not, and names it. */
async function exactCoverage(library: Library): Promise<void> {
  const answer = await askAll(library, 'List every contract that ends in 2027');
  const count = (state: MadeFile['readable']) => library.truth.filter((file) => file.readable === state).length;
  const unread = count('locked') + count('damaged');
  expect(wayOf(answer).coverage).toMatchObject({
    files: 500,
    read: 500 - unread,
    whole: 500 - unread - count('empty'),
    ...{ passages: 0, empty: count('empty'), unread, waiting: 0, gone: 0, left: 0 },
  });
  expect(
    wayOf(answer)
      .coverage.unreadFiles.map((file) => file.path.slice(library.folder.length + 1))
      .sort(),
  ).toEqual(paths(library.truth.filter(({ readable }) => readable === 'locked' || readable === 'damaged')));
  expect(textOf(answer)).toContain(
    `Read ${500 - unread} of 500 files in full (${count('empty')} of them hold no text); ${unread} could not be read:`,
  );
}

async function nothingMatches(library: Library): Promise<void> {
  const answer = await askAll(library, 'List every contract that ends in 1931');
  expect(answer).toMatchObject({ found: false, citations: [] });
  expect(textOf(answer)).toMatch(
    /^No contract matches \(end in 1931\)\. Of the \d+ files read, \d+ are contracts\.\n\nRead \d+ of 500 files/,
  );
}

/** The same answer as without, nothing read twice. */
async function stoppedAndResumed(library: Library): Promise<void> {
  const question = 'Which contracts end in 2028?';
  const whole = await askAll(library, question);
  const { id } = await library.request('collection.start', { question: `${question} `, mode: 'extract' });
  await until(library, id, ({ done }) => done > 60);
  await library.request('batch.cancel', { runId: id });
  const stopped = await library.request('batch.get', { runId: id });
  expect(stopped.state).toBe('cancelled');
  const looked = stopped.done + stopped.failed + stopped.skipped;
  expect(looked).toBeLessThan(500);
  const partial = await library.request('collection.answer', { runId: id });
  expect(wayOf(partial).coverage).toMatchObject({ files: 500, left: 500 - looked });
  expect(textOf(partial)).toContain(`${500 - looked} were not looked at because it was stopped`);
  await library.request('batch.resume', { runId: id });
  await until(library, id, ({ state }) => state === 'done');
  const resumed = await library.request('collection.answer', { runId: id });
  expect(wayOf(resumed).coverage).toEqual(wayOf(whole).coverage);
  expect(resumed.parts).toEqual(whole.parts);
  const { items } = await library.request('batch.items', { runId: id, limit: 1000 });
  expect(items).toHaveLength(500);
  expect(items.filter(({ attempts }) => attempts !== 1)).toEqual([]);
}

/** Asks in a conversation and returns what was begun. */
const inConversation = (library: Library, question: string) =>
  library.request('answer.start', { question, mode: 'extract' });

test('a conversation gets the answer, and it goes with the conversation', async () => {
  const library = await contractLibrary(60, 5);
  const { conversationId, messageId, answerId } = await inConversation(
    library,
    'List every contract that ends in 2027',
  );
  await until(library, answerId, ({ state }) => state === 'done');
  const kept = await library.request('conversation.get', { conversationId });
  const message = kept.messages.find(({ id }) => id === messageId);
  expect(message).toMatchObject({ state: 'complete' });
  expect(message?.answer?.way).toMatchObject({ kind: 'collection', runId: answerId });
  expect(message?.text).toContain('Read ');
  await library.request('conversation.remove', { conversationId });
  await expect(library.request('batch.get', { runId: answerId })).rejects.toMatchObject({ code: 'not-found' });
});

test('a conversation deleted while its run goes on: the run ends, the library goes on', async () => {
  const library = await contractLibrary(200, 21);
  const removed: string[] = [];
  library.engine.on((name, payload) => {
    if (name === 'batch.removed') removed.push((payload as { runId: string }).runId);
  });
  const { conversationId, answerId } = await inConversation(library, 'Which letters mention the deposit?');
  await until(library, answerId, ({ done }) => done > 20);
  await library.request('conversation.remove', { conversationId });
  await expect(library.request('batch.get', { runId: answerId })).rejects.toMatchObject({ code: 'not-found' });
  await expect.poll(() => removed).toEqual([answerId]);
  expect((await askAll(library, 'List all contracts that end in 2024')).found).toBe(true);
});

test('stopped in a conversation: what was found so far is the answer, and going on completes it', async () => {
  const library = await contractLibrary(200, 21);
  const { conversationId, messageId, answerId } = await inConversation(library, 'List all contracts that end in 2025');
  await until(library, answerId, ({ done }) => done > 60);
  await library.request('answer.cancel', { answerId });
  const message = async () =>
    (await library.request('conversation.get', { conversationId })).messages.find(({ id }) => id === messageId);
  expect(await message()).toMatchObject({ state: 'stopped' });
  expect((await message())?.text).toContain('not looked at because it was stopped');
  await library.request('batch.resume', { runId: answerId });
  await until(library, answerId, ({ state }) => state === 'done');
  expect(await message()).toMatchObject({ state: 'complete' });
  expect((await message())?.text).not.toContain('not looked at');
});

test('paused, closed and opened again: it is paused still, and goes on to the same end', async () => {
  const library = await contractLibrary(120, 3);
  const whole = await askAll(library, 'List all contracts that end in 2026');
  const { conversationId, messageId, answerId } = await inConversation(library, 'List all contracts that end in 2026');
  await until(library, answerId, ({ done }) => done > 10);
  await library.request('batch.pause', { runId: answerId });
  const again = await library.reopen();
  expect(await again.request('batch.get', { runId: answerId })).toMatchObject({ state: 'paused', reason: null });
  const messages = async () => (await again.request('conversation.get', { conversationId })).messages;
  expect((await messages()).find(({ id }) => id === messageId)).toMatchObject({ state: 'streaming' });
  await again.request('batch.resume', { runId: answerId });
  await until(again, answerId, ({ state }) => state === 'done');
  const answer = (await messages()).find(({ id }) => id === messageId)?.answer;
  expect(answer?.parts).toEqual(whole.parts);
});

test('files that change, go or come while it runs are taken as they are in the end', async () => {
  const library = await contractLibrary(80, 9);
  const late = ofKind(
    library,
    (file) =>
      file.kind === 'contract' && file.endYear === 2026 && file.copyOf === null && /\.(txt|md)$/.test(file.path),
  );
  const [changed, removed] = [late[0] as MadeFile, late[1] as MadeFile];
  const question = 'List every contract that ends in 2026';
  const before = await askAll(library, question);
  expect(await foundIn(library, before)).toContain(changed.path);
  const { id } = await library.request('collection.start', { question: `${question}?`, mode: 'extract' });
  await until(library, id, ({ done }) => done > 5);
  await library.request('batch.pause', { runId: id });
  const file = path.join(library.folder, changed.path);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('2026', '2031'));
  rmSync(path.join(library.folder, removed.path));
  writeFileSync(path.join(library.folder, 'new.txt'), 'Service Agreement\n\nThis agreement ends on 3 May 2026.\n');
  await library.rescan();
  await library.request('batch.resume', { runId: id });
  await until(library, id, ({ state }) => state === 'done');
  const after = await library.request('collection.answer', { runId: id });
  const expected = paths(ofKind(library, contracts2026)).filter(
    (each) => each !== changed.path && each !== removed.path,
  );
  expect(await foundIn(library, after)).toEqual([...expected, 'new.txt'].sort());
  expect(wayOf(after).coverage).toMatchObject({ files: 81, gone: 1, left: 0 });
});
const contracts2026 = (file: MadeFile) => file.kind === 'contract' && file.endYear === 2026;

test('an ordinary question is left to passages, and so is any when a person says so', async () => {
  const library = await contractLibrary(30, 2);
  const runs = async (): Promise<readonly BatchRun[]> => library.request('batch.list', {});
  await inConversation(library, 'When does the agreement with Acme end?');
  expect(await runs()).toEqual([]);
  await library.request('answer.start', {
    question: 'How many invoices are from Acme?',
    mode: 'extract',
    way: 'passages',
  });
  expect(await runs()).toEqual([]);
  await library.request('answer.start', { question: 'the deposit', mode: 'extract', way: 'collection' });
  expect(await runs()).toHaveLength(1);
});

test('typed conditions say which files take part, the unreadable among them included', async () => {
  const library = await contractLibrary(120, 4);
  const inbox = library.truth.filter((file) => file.path.startsWith('inbox/'));
  const answer = await askAll(library, 'How many invoices are there? in:inbox');
  expect(wayOf(answer).coverage.files).toBe(inbox.length);
  expect(wayOf(answer).matched).toBe(
    inbox.filter(({ kind, readable }) => kind === 'invoice' && readable === 'text').length,
  );
  expect(wayOf(answer).coverage.unread).toBe(
    inbox.filter(({ readable }) => readable === 'locked' || readable === 'damaged').length,
  );
});
