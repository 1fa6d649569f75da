import { expect, onTestFinished, test, vi } from 'vitest';
import { passagesWith } from '../../src/main/engine/library-facts.ts';
import { limits } from '../../src/main/engine/limits.ts';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { storeDocument } from '../helpers/stored-documents.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const { common } = limits.search.telling;

test('words are counted once, rare ones again when anything was written, common ones when the library has changed much', () => {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  const add = (name: string, passages: number, word: string) =>
    library.transaction(() =>
      storeDocument(
        library,
        name,
        Array.from({ length: passages }, (_, at) => `${word} ${name} ${at}`),
      ),
    );
  add('first.txt', common, 'often');
  const counted = vi.spyOn(library.words, 'counts');
  const asked = () => counted.mock.calls.flatMap(([terms]) => terms);
  const counts = () => [...passagesWith(library, ['often', 'seldom', 'often'])];

  expect(counts()).toEqual([
    ['often', common],
    ['seldom', 0],
  ]);
  counts();
  expect(asked()).toEqual(['often', 'seldom']);

  add('second.txt', 1, 'seldom');
  expect(counts()).toEqual([
    ['often', common],
    ['seldom', 1],
  ]);
  expect(asked()).toEqual(['often', 'seldom', 'seldom']);

  const more = common * limits.search.commonCountsKept + 1;
  add('third.txt', more, 'often');
  expect(counts()).toEqual([
    ['often', common + more],
    ['seldom', 1],
  ]);
});
