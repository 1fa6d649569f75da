import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { storeDocument } from '../../helpers/stored-documents.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { wordMatch } from '../../helpers/word-match.ts';

const openPieces = (folder: string) => {
  const database = new BetterSqlite(path.join(folder, 'library.db'), { readonly: true });
  const count = () => database.prepare('SELECT count(DISTINCT segid) FROM chunk_words_idx').pluck().get() as number;
  onTestFinished(() => void database.close());
  return count;
};

test('pieces of the word index become one, and everything is found as before', async () => {
  const folder = temporaryFolder();
  const library = openLibraryStore(folder);
  onTestFinished(() => library.close());
  const pieces = openPieces(folder);
  for (let row = 0; row < 60; row += 1) {
    library.transaction(() => storeDocument(library, `${row}.txt`, [`common word${row}`, `heron ${row % 3}`]));
  }
  expect(pieces()).toBeGreaterThan(3);
  const found = () => library.search.keyword(wordMatch('heron'), {}, 100).map(({ chunkId }) => chunkId);
  const before = found();
  expect(before).toHaveLength(60);
  await library.wordTidier.settle();
  expect(pieces()).toBe(1);
  expect(found()).toEqual(before);
  expect(library.words.standing(['word7', 'word60', 'heron', 'it"s'])).toEqual(['word7', 'heron']);
  expect(library.integrity()).toEqual({ chunks: 120, words: 120, damaged: false });
  // Nothing to do: nothing is written, so that an idle library stays idle.
  const version = library.version();
  await library.wordTidier.settle();
  expect(library.version()).toBe(version);
});
