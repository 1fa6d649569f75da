/** A question over the whole collection and a list of questions, in the real window. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchRun } from '../../src/preload/contract/shapes.ts';
import { makeContractFolder } from '../helpers/contract-folder.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;
let truth: ReturnType<typeof makeContractFolder>;
const files = 500;

const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
const unreadable = () => truth.filter(({ readable }) => readable === 'locked' || readable === 'damaged');

async function ask(question: string): Promise<void> {
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
}

/**
 * Asks, and holds the run in its middle, after so many items; its id. A run of rules alone is over in a second or two, sooner than a busy
 * machine gets to hold it: then it is asked again.
 */
async function heldRun(question: string, items: number): Promise<string> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const before = new Set((await docent.request('batch.list', {})).map(({ id }) => id));
    const find = async (wanted: (run: BatchRun) => boolean) =>
      (await docent.request('batch.list', {})).find((run) => !before.has(run.id) && wanted(run));
    await ask(question);
    const seen = await waitUntil('the run', () => find(({ state, done }) => state === 'done' || done >= items));
    if (seen.state !== 'done') await docent.request('batch.pause', { runId: seen.id });
    const { state } = await waitUntil('it to rest', () =>
      find((run) => run.state === 'paused' || run.state === 'done'),
    );
    if (state === 'paused') {
      await waitUntil('the card', async () => (await byId('collection-card').getAttribute('data-state')) === 'paused');
      return seen.id;
    }
    await byId('new-conversation').click();
  }
  throw new Error('It was over too soon to be seen, every time.');
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  truth = makeContractFolder(documents, files, 11);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('every file to be read', async () => {
    const status = await docent.request('library.status', {});
    return status.files === files && status.counts.waiting + status.counts.reading === 0;
  });
  await byId('nav-chat').click();
}, 300_000);

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('a question over the whole collection', () => {
  it('is noticed, shows how far it is, and is stopped and gone on with', async () => {
    await heldRun('List every contract that ends in 2027', 30);
    await waitUntil('what was found', async () => (await docent.page.locator('.batch-found li').count()) > 0);
    expect(await byId('collection-progress').textContent()).toMatch(/^\d+ of 500 files · \d+ found/);
    await docent.screenshot('whole-collection-progress');
    await byId('collection-cancel').click();
    await waitUntil(
      'it to stop',
      async () => (await byId('collection-card').getAttribute('data-state')) === 'cancelled',
    );
    expect(await lastAnswer().textContent()).toContain('not looked at because it was stopped');
    await docent.screenshot('whole-collection-stopped');
    await byId('collection-resume').click();
    await waitUntil('the answer', async () => (await lastAnswer().getAttribute('data-state')) === 'complete');
    const text = (await lastAnswer().textContent()) ?? '';
    const unread = unreadable().length;
    expect(text).toContain(`Read ${files - unread} of ${files} files in full`);
    expect(text).toContain(`${unread} could not be read`);
    const expected = truth.filter(
      ({ kind, readable, endYear, copyOf }) =>
        kind === 'contract' && readable === 'text' && endYear === 2027 && copyOf === null,
    );
    expect(text).toContain(`${expected.length} contracts match (end in 2027)`);
    await docent.screenshot('whole-collection-answer');
  });

  it('names the files that could not be read', async () => {
    await byId('collection-coverage').click();
    await byId('unread-files').waitFor();
    expect(await byId('unread-file').count()).toBe(unreadable().length);
    await docent.screenshot('whole-collection-unread');
    await byId('unread-close').click();
  });

  it('opens the sentence a file was listed for', async () => {
    await byId('citation-chip').first().click();
    await waitUntil('the mark', async () => (await docent.page.locator('mark, .page-mark').count()) > 0);
    await docent.page.keyboard.press('Escape');
  });

  it('goes over everything when a person says so, also for a question that does not look like it', async () => {
    await byId('way-collection').click();
    await ask('the deposit');
    await waitUntil('the answer', async () => (await lastAnswer().getAttribute('data-state')) === 'complete');
    expect(await lastAnswer().textContent()).toContain('Whole collection');
    await byId('way-collection').click();
  });
});

describe('the engine killed in the middle of it', () => {
  it('goes on by itself, to the same answer', async () => {
    await byId('new-conversation').click();
    const id = await heldRun('Which contracts end in 2028?', 1);
    const pids = await docent.processIds('engine');
    await docent.request('batch.resume', { runId: id });
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await waitUntil('the answer', async () => (await lastAnswer().getAttribute('data-state')) === 'complete');
    const expected = truth.filter(
      ({ kind, readable, endYear, copyOf }) =>
        kind === 'contract' && readable === 'text' && endYear === 2028 && copyOf === null,
    );
    const text = (await lastAnswer().textContent()) ?? '';
    expect(text).toContain(`${expected.length} contracts match (end in 2028)`);
    expect(text).toContain(`Read ${files - unreadable().length} of ${files} files in full`);
    const { items } = await docent.request('batch.items', { runId: id, limit: 1000 });
    expect(items.length).toBe(files);
    expect(items.filter(({ state }) => state === 'pending' || state === 'running')).toEqual([]);
  });
});

describe('a list of questions', () => {
  it('is read from a CSV file, answered and shown as a table', async () => {
    const list = path.join(folder, 'questions.csv');
    writeFileSync(
      list,
      'id,question\n1,"When does agreement no. 9 end, and why?"\n2,What happens to the deposit?\n3,Who is the king of Atlantis?\n',
    );
    await byId('nav-questions').click();
    await byId('questions-file').setInputFiles(list);
    await waitUntil('three questions', async () =>
      /3 questions from the column “question”/.test((await byId('questions-understood').textContent()) ?? ''),
    );
    await docent.screenshot('questions-list');
    await byId('questions-start').click();
    await waitUntil(
      'three answers',
      async () => (await byId('questions-run').first().getAttribute('data-state')) === 'done',
    );
    await waitUntil(
      'three rows',
      async () => (await docent.page.locator('[data-testid="question-row"][data-state="done"]').count()) === 3,
    );
    expect(await byId('question-row').nth(1).textContent()).toContain('deposit will be paid back');
    await docent.screenshot('questions-table');
  });

  it('says which line of a broken file is wrong', async () => {
    await byId('questions-text').fill('question,id\nHow high?,1\n"Who built it?,2\n');
    await waitUntil('the message', async () => (await byId('questions-error').count()) === 1);
    expect(await byId('questions-error').textContent()).toContain('Line 3');
    expect(await byId('questions-start').isDisabled()).toBe(true);
  });
});

it('nothing went wrong in the page', () => {
  expect(docent.problems).toEqual([]);
});
