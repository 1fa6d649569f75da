/** Scores of our own must be FTS5's to the last figure: a different rounding of one would reorder equal hits, a stale length hide a page. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { createPassageLengths } from '../../../src/main/engine/store/passage-lengths.ts';
import { createWordScores } from '../../../src/main/engine/store/word-scores.ts';
import type { TermChoice } from '../../../src/main/engine/types.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const { title, heading, body } = limits.search.fieldWeights;

function setUp() {
  const folder = temporaryFolder();
  openLibraryStore(folder, Date.now).close();
  const database = new Database(`${folder}/library.db`);
  const lengths = createPassageLengths(database);
  const best = createWordScores(database, lengths);
  const insert = database.prepare('INSERT INTO chunk_words (rowid, title, heading, body) VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM chunk_words WHERE rowid = ?');
  const fts = (expression: string, limit: number) =>
    database
      .prepare(`SELECT rowid AS chunkId, -bm25(chunk_words, ${title}, ${heading}, ${body}) AS score FROM chunk_words
        WHERE chunk_words MATCH ? ORDER BY score DESC, chunkId LIMIT ?`)
      .all(expression, limit);
  return { database, lengths, best, insert, remove, fts };
}

const asked: readonly (readonly [string, readonly TermChoice[]])[] = [
  ['"w1"', [{ term: 'w1' }]],
  ['"w0" OR "w3" OR "w40"', [{ term: 'w0' }, { term: 'w3' }, { term: 'w40' }]],
  ['"w1"* OR "w2"', [{ term: 'w1', beginning: true }, { term: 'w2' }]],
  ['title : "w2" OR "w5"', [{ term: 'w2', titleOnly: true }, { term: 'w5' }]],
  ['"nowhere" OR "w7"', [{ term: 'nowhere' }, { term: 'w7' }]],
  ['"nowhere"', [{ term: 'nowhere' }]],
];

test('the best passages and their scores are those of FTS5, while passages come, go and give their ids to others', () => {
  const given = setUp();
  const random = seededRandom(3);
  // Low numbers far more often, as words are: w0 stands nearly everywhere.
  const words = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => `w${Math.floor(60 * random() ** 3)}`).join(' ');
  const kept = new Set<number>();
  // Ids on both sides of the blocks in which scores are added up.
  const idOf = () => Math.floor(random() * 400) * 97;
  for (let round = 0; round < 30; round += 1) {
    for (let change = 0; change < 40; change += 1) {
      const id = idOf();
      if (kept.delete(id)) {
        given.remove.run(id);
        given.lengths.forget([id]);
      } else {
        given.insert.run(id, words(4), words(3), words(round === 7 ? 400 : 60));
        kept.add(id);
      }
    }
    if (round % 5 === 0) given.database.prepare(`INSERT INTO chunk_words (chunk_words) VALUES ('optimize')`).run();
    for (const [expression, anyOf] of asked) {
      for (const limit of [5, 1_000]) {
        const [ours, theirs] = [given.best(anyOf, limit), given.fts(expression, limit)] as {
          chunkId: number;
          score: number;
        }[][];
        expect(
          ours?.map(({ score }) => score.toFixed(9)),
          expression,
        ).toEqual(theirs?.map(({ score }) => score.toFixed(9)));
        // Which of equal ones come last hangs on the last bit of a sum.
        if (limit === 1_000)
          expect(ours?.map(({ chunkId }) => chunkId).toSorted()).toEqual(
            theirs?.map(({ chunkId }) => chunkId).toSorted(),
          );
      }
    }
  }
  expect(kept.size).toBeGreaterThan(100);
});

test('an empty library has no best passages', () => {
  expect(setUp().best([{ term: 'w1' }], 5)).toEqual([]);
});
