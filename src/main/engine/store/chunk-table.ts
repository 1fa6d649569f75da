/** Chunks, their full-text rows and their vectors. A vector belongs to (hash of the exact text embedded, embedding). */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import { keepStatements } from './keep-statements.ts';
import type { PassageLengths } from './passage-lengths.ts';
import { quotedTerm } from './quoted-term.ts';

export type ChunkRow = {
  readonly id: number;
  readonly contentId: number;
  readonly ordinal: number;
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly headingPath: readonly string[];
  readonly textHash: Uint8Array;
};

export type NewChunk = {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly headingPath: readonly string[];
  readonly tokens: number;
  readonly textHash: Uint8Array;
  /** Analysed tokens joined with spaces. */
  readonly titleWords: string;
  readonly headingWords: string;
  readonly bodyWords: string;
};

const columns = `id, content_id AS contentId, ordinal, unit, start, "end", heading_path AS headingPath, text_hash AS textHash`;
type Raw = Omit<ChunkRow, 'headingPath'> & { headingPath: string };
const toChunk = (row: Raw): ChunkRow => ({ ...row, headingPath: JSON.parse(row.headingPath) as string[] });

/** `lengths` forgets what is taken away: an id may be given again. */
export function createChunkTable(database: Database, lengths: Pick<PassageLengths, 'forget'>) {
  const prepared = keepStatements(database);
  const insert =
    database.prepare(`INSERT INTO chunk (content_id, ordinal, unit, start, "end", heading_path, tokens, text_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertWords = database.prepare('INSERT INTO chunk_words (rowid, title, heading, body) VALUES (?, ?, ?, ?)');
  const byId = database.prepare(`SELECT ${columns} FROM chunk WHERE id = ?`);

  // Looked for by ordinal: a large text has a million chunks in one unit.
  const neighbours = database
    .prepare(`SELECT min(start), max("end") FROM chunk WHERE content_id = ? AND ordinal BETWEEN ? AND ?
      AND unit = ? AND start >= ? AND "end" <= ?`)
    .raw();

  const idsOf = database.prepare('SELECT id FROM chunk WHERE content_id = ?').pluck();
  const removeWords = database.prepare(
    'DELETE FROM chunk_words WHERE rowid IN (SELECT id FROM chunk WHERE content_id = ?)',
  );
  function clearWords(contentId: number): void {
    lengths.forget(idsOf.all(contentId) as number[]);
    removeWords.run(contentId);
  }

  const ends = database
    .prepare(`SELECT min(id), max(id), max(ordinal) + 1 FROM (
      SELECT * FROM (SELECT id, ordinal FROM chunk WHERE content_id = @contentId ORDER BY ordinal LIMIT 1)
      UNION ALL SELECT * FROM (SELECT id, ordinal FROM chunk WHERE content_id = @contentId ORDER BY ordinal DESC LIMIT 1))`)
    .raw();
  // A document's passages are numbered in their order: the index is read there alone, however common the words are elsewhere.
  const ordinalsWith = database
    .prepare(`SELECT ordinal FROM chunk_words JOIN chunk ON chunk.id = chunk_words.rowid
      WHERE chunk_words MATCH ? AND chunk_words.rowid BETWEEN ? AND ? AND content_id = ?
      ORDER BY chunk_words.rowid LIMIT ?`)
    .pluck();

  return {
    /** The span of a chunk with whole chunks before and after it in its unit, at most so many UTF-16 units on each side. */
    around(chunk: ChunkRow, most: number): { readonly start: number; readonly end: number } {
      const { contentId, ordinal, unit } = chunk;
      const reach = limits.store.chunksAround;
      const [start, end] = neighbours.get(
        ...[contentId, ordinal - reach, ordinal + reach],
        ...[unit, chunk.start - most, chunk.end + most],
      ) as [number, number];
      return { start, end };
    },

    byId(id: number): ChunkRow | undefined {
      const row = byId.get(id) as Raw | undefined;
      return row && toChunk(row);
    },

    /** In the order of the text. */
    ofContent: (contentId: number) =>
      (
        database.prepare(`SELECT ${columns} FROM chunk WHERE content_id = ? ORDER BY ordinal`).all(contentId) as Raw[]
      ).map(toChunk),

    /**
     * Adds chunks of a content with their full-text rows, the first of them as number `firstOrdinal`. Nobody sees them before the
     * content is readable.
     */
    add(contentId: number, chunks: readonly NewChunk[], firstOrdinal: number): void {
      for (const [index, chunk] of chunks.entries()) {
        const result = insert.run(
          ...[contentId, firstOrdinal + index, chunk.unit, chunk.start, chunk.end],
          ...[JSON.stringify(chunk.headingPath), chunk.tokens, chunk.textHash],
        );
        insertWords.run(result.lastInsertRowid, chunk.titleWords, chunk.headingWords, chunk.bodyWords);
      }
    },

    /** Takes away the chunks of a content that an interrupted commit left. */
    clear(contentId: number): void {
      clearWords(contentId);
      prepared('DELETE FROM chunk WHERE content_id = ?').run(contentId);
    },

    /** Removes a content with its pages, chunks and full-text rows; vectors that nothing needs any more go too. */
    removeContent(contentId: number): void {
      clearWords(contentId);
      database.prepare('UPDATE file SET content_id = NULL WHERE content_id = ?').run(contentId);
      database.prepare('DELETE FROM content WHERE id = ?').run(contentId);
    },

    /** The numbers (from 0) of those chunks of a content in which one of the analysed words stands, at most `most`, and how many chunks it has. */
    ordinalsWith(contentId: number, words: readonly string[], most: number): { ordinals: number[]; of: number } {
      const [first, last, of] = ends.get({ contentId }) as [number | null, number, number];
      if (first === null || words.length === 0) return { ordinals: [], of: of ?? 0 };
      const wanted = words.map(quotedTerm).join(' OR ');
      return { ordinals: ordinalsWith.all(wanted, first, last, contentId, most) as number[], of };
    },

    count: () => (database.prepare('SELECT count(*) AS n FROM chunk').get() as { n: number }).n,
  };
}
