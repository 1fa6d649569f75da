import { expect, it, onTestFinished } from 'vitest';
import { batchItem } from '../../../src/main/engine/batch-item.ts';
import { exportBatch } from '../../../src/main/engine/export-batch.ts';
import type { QuestionResult } from '../../../src/main/engine/questions-work.ts';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const parts = [
  { text: 'The rent is 900 euros.', citations: [1], supported: true },
  { text: ' Cats are allowed.\n', citations: [], supported: false },
  { text: '\n', citations: [], supported: false },
];
const answered: QuestionResult = { parts, citations: [], found: true, model: 'small', seconds: 1 };
const row = (result: QuestionResult) => ({
  ...{ ordinal: 0, target: '', weight: 1, attempts: 1, reason: null, document: null, milliseconds: 1 },
  ...{ state: 'done' as const, question: 'What is the rent in 2042?', found: true, result },
});

function emptyLibrary() {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  return library;
}

it('marks in a list of questions what no file supports, and leaves out what is made up beside quotes', () => {
  const library = emptyLibrary();
  const item = (result: QuestionResult) => batchItem({ library }, row(result));
  expect(item(answered).text).toBe('The rent is 900 euros. Cats are allowed. (not found in your files)');
  expect(item({ ...answered, quotedInstead: true }).text).toBe('The rent is 900 euros.');
});

it('keeps as what a question was understood and which years no source mentions', () => {
  const item = batchItem(
    { library: emptyLibrary() },
    row({ ...answered, searched: 'What is the rent?', untoldYears: ['2042'] }),
  );
  expect(item).toMatchObject({ searched: 'What is the rent?', untoldYears: ['2042'] });
  const note = 'Understood as: What is the rent? None of these passages mentions 2042.';
  expect(JSON.parse(exportBatch('questions', 'json', [item], true, true))).toMatchObject([{ note }]);
  expect(exportBatch('questions', 'csv', [item], true, true)).toMatch(
    new RegExp(`,${note.replaceAll('?', '\\?')}\r\n$`),
  );
  expect(exportBatch('collection', 'csv', [item], true, true)).not.toContain('note');
});
