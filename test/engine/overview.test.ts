/** What is told of files without a question: summaries, overviews, questions to begin and go on with. */
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineContext } from '../../src/main/engine/engine-context.ts';
import { centralSentences } from '../../src/main/engine/overview/central-sentences.ts';
import {
  isSameTopic,
  moreAbout,
  nameIn,
  questionAbout,
  titleWords,
} from '../../src/main/engine/overview/made-questions.ts';
import { madeQuestions } from '../../src/main/engine/run-suggestions.ts';
import { analyse } from '../../src/main/engine/search/analyser.ts';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { readingWorkers } from '../helpers/reading-workers.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

const corpora = path.join(import.meta.dirname, '../../../shared/corpora');

const harbour = `# Harbour report

## Berths and depth

The harbour has fourteen berths for fishing boats in two basins. The eastern basin is nine metres deep at low water.
The harbour master keeps a list of all berths. Boats longer than twenty metres lie in the eastern basin of the harbour.

## Harbour dues

Every boat in the harbour pays dues to the harbour master, Anna Berg, on the first of May. Dues rose by four per cent in 2024.
Anna Berg may let a boat lie free of dues for a week. Whoever does not pay leaves the harbour within thirty days.

## Dredging works

The basins were dredged by Nordic Marine Works in 2023. The harbour was shut for eleven days during the dredging of the basins.
`;
const lighthouse = `# Lighthouse report

## Harbour dues

The lighthouse is paid for from the dues of the harbour. The keeper is paid by the harbour master, Anna Berg, every month.

## The lamp

The lamp was made by Nordic Marine Works in 1961. It turns once in twelve seconds and is seen from nineteen miles away.
`;

async function setUp() {
  const root = path.join(temporaryFolder(), 'papers');
  mkdirSync(root);
  writeFileSync(path.join(root, 'harbour_report.md'), harbour);
  writeFileSync(path.join(root, 'lighthouse.md'), lighthouse);
  writeFileSync(path.join(root, 'numbers.csv'), 'a,b\n1,2\n');
  writeFileSync(path.join(root, 'broken.pdf'), '%PDF-1.7\nnothing');
  const running = await testEngine(temporaryFolder(), { workers: readingWorkers() });
  await running.add(root);
  const { files } = await running.request('file.list', {});
  return { ...running, root, fileOf: (name: string) => files.find((file) => file.name === name) };
}

describe('a document in short', () => {
  test('is told in its own sentences, each proven where it stands', async () => {
    const { request, fileOf } = await setUp();
    const documentId = fileOf('harbour_report.md')?.documentId ?? '';
    const summary = await request('document.summary', { documentId });
    expect(summary.citations.length).toBeGreaterThan(3);
    expect(summary.way).toMatchObject({ kind: 'summary' });
    for (const { start, end, quote, verified, documentId: cited } of summary.citations) {
      expect({ verified, cited }).toEqual({ verified: true, cited: documentId });
      expect((await request('document.text', { documentId, start, end })).text).toBe(quote);
    }
    const starts = summary.citations.map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    await expect(request('document.summary', { documentId: 'gone' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(request('document.summary', { documentId, mode: 'generate' })).rejects.toMatchObject({
      code: 'model-none',
    });
  });

  test('has nothing to say where there are no sentences', async () => {
    const { request, fileOf } = await setUp();
    const summary = await request('document.summary', { documentId: fileOf('numbers.csv')?.documentId ?? '' });
    expect(summary).toMatchObject({ found: false, citations: [], parts: [] });
  });

  test('says nothing twice, and prefers what the text is about', () => {
    const said = [
      'The contract ends in March and the contract can be renewed in March.',
      'The contract ends in March and the contract can be renewed in March again.',
      'A contract that is renewed runs for two more years from March on.',
      'My cat was asleep on the sofa for the whole of that long afternoon.',
      'The contract names the tenant, the rent and the day on which rent is due.',
      'The rent is due on the first day of the month under this contract.',
    ].map((text, index) => ({ text, start: index * 100, end: index * 100 + text.length }));
    const chosen = centralSentences(said, 'en', analyse, 3).map(({ text }) => text);
    expect(chosen).toHaveLength(3);
    expect(chosen).not.toContain(said[3]?.text);
    expect(chosen.filter((text) => text.startsWith('The contract ends in March'))).toHaveLength(1);
  });
});

test('a folder at a glance: kinds, topics with their documents, what could not be read', async () => {
  const { request } = await setUp();
  const [folder] = (await request('library.status', {})).folders;
  const overview = await request('folder.overview', { folderId: folder?.id ?? '' });
  expect(overview).toMatchObject({ name: 'papers', files: 4, readable: 3, unreadableCount: 1 });
  expect(overview.kinds).toContainEqual({ kind: 'markdown', count: 2 });
  expect(overview.unreadable).toMatchObject([{ name: 'broken.pdf' }]);
  expect(overview.biggest[0]?.title).toBe('Harbour report');
  const dues = overview.topics.find(({ name }) => /harbour dues/i.test(name));
  expect(dues?.documents.map(({ title }) => title).toSorted()).toEqual(['Harbour report', 'Lighthouse report']);
  expect(overview.period?.first).toBeLessThanOrEqual(overview.period?.last ?? 0);
  for (const { documents } of overview.topics) expect(documents.length).toBeGreaterThan(0);
  await expect(request('folder.overview', { folderId: 'gone' })).rejects.toMatchObject({ code: 'not-found' });
});

test('questions to begin with keep to the scope, and every one is answered', async () => {
  const { request, fileOf } = await setUp();
  const scope = { folderIds: [], fileIds: [fileOf('lighthouse.md')?.id ?? ''] };
  const scoped = await request('library.suggestions', { scope });
  expect(scoped.map(({ title }) => title)).toEqual(['Lighthouse report']);
  const all = await request('library.suggestions', {});
  expect(all.length).toBeGreaterThan(1);
  for (const { text } of all) expect((await request('answer.once', { question: text })).found).toBe(true);
  expect(await (await testEngine()).request('library.suggestions', {})).toEqual([]);
});

test('a heading that names no topic makes no question', () => {
  const about = (heading: string) =>
    questionAbout({ title: 'lease_2024.pdf', headingPath: [heading], text: '', language: 'en' })?.text ?? null;
  expect(about('3.2 Ending the lease early')).toBe('What does “lease 2024” say about ending the lease early?');
  expect(about('Article IV. Harbour Dues')).toBe('What does “lease 2024” say about Harbour Dues?');
  expect(about('TERMINATION RIGHTS')).toBe('What does “lease 2024” say about termination rights?');
  for (const heading of [
    'Introduction',
    'How it works',
    '12',
    'x',
    '<b>',
    'Contents',
    'Page 2 of 3',
    'A '.repeat(40),
  ]) {
    expect(about(heading)).toBeNull();
  }
  // Halves of phrases, and what the title says already.
  for (const heading of ['Obligations of the', 'and payment terms', 'Rent –', 'The leases'])
    expect(about(heading)).toBeNull();
});

test('a question is asked in the language of its document', () => {
  const about = (language: string, heading: string) =>
    questionAbout({ title: 'vertrag.txt', headingPath: [heading], text: '', language })?.text;
  expect(about('de', '3. Kündigungsfrist')).toBe('Was steht in „vertrag“ zu: Kündigungsfrist?');
  expect(about('fr', '2. Préavis')).toBe('Que dit « vertrag » au sujet de : Préavis ?');
  expect(about('sv', 'Uppsägning')).toBe('What does “vertrag” say about Uppsägning?');
  expect(moreAbout('Anna Berg', 'de').text).toBe('Was steht noch über Anna Berg?');
  expect(moreAbout('Anna Berg', null).text).toBe('What else is said about Anna Berg?');
});

test('a name is taken whole, and counts for the longer one it is part of', () => {
  const text =
    'They met the Bank of Northern Spain on Monday. The board of the Bank of Northern Spain agreed. In spring, Northern Spain and the board of the Harbour Trust spoke.';
  expect(nameIn(text, '')).toBe('Bank of Northern Spain');
  expect(nameIn(text, 'Report to the Bank of Northern Spain')).toBe('Harbour Trust');
  expect(nameIn('It came into force on Monday Morning of a week.', '')).toBeNull();
});

test('half a long title names no document; a part of its own does', () => {
  const long = 'Annual report and consolidated statements of the harbour trust for the financial year 2024';
  expect(titleWords(long)).toBe('');
  expect(titleWords(`Harbour trust: ${long}`)).toBe('Harbour trust');
});

test.each([
  ['notice periods', 'the notice period', true],
  ['rent', 'rent and deposit', true],
  ['rent', 'the deposit', false],
  ['Harbour Dues', 'harbour dues in winter', true],
])('%s and %s ask the same: %s', (a, b, same) => {
  expect(isSameTopic(a, b)).toBe(same);
});

test('questions to go on with come from what stands near and was not asked', async () => {
  const { engine, request } = await setUp();
  const done = new Promise<void>((resolve) => engine.on((name) => name === 'answer.done' && resolve()));
  const started = await request('answer.start', {
    question: 'How many berths does the harbour have?',
    mode: 'extract',
  });
  await done;
  const questions = await request('conversation.followUps', { messageId: started.messageId });
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.length).toBeLessThanOrEqual(3);
  expect(new Set(questions).size).toBe(questions.length);
  for (const question of questions) expect((await request('answer.once', { question })).found).toBe(true);
  // The other report was not cited: it has nothing to do with the berths.
  expect(questions.join(' ')).not.toContain('Lighthouse report');
  await expect(request('conversation.followUps', { messageId: 'gone' })).rejects.toMatchObject({ code: 'not-found' });
});

test.skipIf(!existsSync(corpora))(
  'of questions made from real documents, before any is tried, at least four of five find an answer',
  async () => {
    const root = path.join(temporaryFolder(), 'real');
    for (const [name, most] of [
      ['html/article-extraction/html', 30],
      ['parsing/pandoc', 30],
      ['parsing/markitdown', 20],
      ['mail/stalwart', 20],
    ] as const) {
      const from = path.join(corpora, name);
      const to = path.join(root, name);
      mkdirSync(to, { recursive: true });
      const files = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile());
      for (const file of files.slice(0, most)) cpSync(path.join(from, file.name), path.join(to, file.name));
    }
    const running = await testEngine(temporaryFolder(), { workers: readingWorkers() });
    await running.add(root);
    await running.engine.close();
    const library = openLibraryStore(running.dataDir);
    const questions = madeQuestions({ library } as EngineContext, undefined);
    library.close();
    const { request } = await testEngine(running.dataDir, { workers: readingWorkers() });
    expect(questions.length).toBeGreaterThan(10);
    const unanswered: string[] = [];
    for (const { text } of questions) {
      if (!(await request('answer.once', { question: text })).found) unanswered.push(text);
    }
    console.info(`${questions.length - unanswered.length} of ${questions.length} made questions are answered`);
    expect(unanswered.length / questions.length, unanswered.join('\n')).toBeLessThanOrEqual(0.2);
  },
  180_000,
);
