/** The words of pictures: file name, caption, letters read in them, text around them. Terms are our own analyser's. */
import type { Database } from 'better-sqlite3';
import type { PictureFilter } from './picture-list.ts';

export type PictureWords = {
  readonly name: string;
  readonly caption: string;
  readonly text: string;
  readonly nearby: string;
};
export type PictureWordHit = { readonly id: number; readonly score: number };
export const pictureFields = ['name', 'caption', 'text', 'nearby'] as const;
export type PictureField = (typeof pictureFields)[number];

/** How many times as many matches as are wanted are looked at first; most pass. */
const widening = 4;

export function createPictureWordTable(database: Database) {
  const remove = database.prepare('DELETE FROM picture_words WHERE rowid = ?');
  const insert = database.prepare(
    'INSERT INTO picture_words (rowid, name, caption, text, nearby) VALUES (?, ?, ?, ?, ?)',
  );
  const done = database.prepare('UPDATE picture SET worded = ? WHERE id = ?');
  const waiting = database.prepare('SELECT id FROM picture WHERE worded IS NULL ORDER BY id LIMIT ?').pluck();
  const matches = database
    .prepare('SELECT rowid FROM picture_words WHERE picture_words MATCH ? LIMIT 1 OFFSET ?')
    .pluck();

  return {
    /** Pictures whose words are not in the index as they are now. */
    waiting: (most: number) => waiting.all(most) as number[],
    /** `of`: the content whose letters are among them; null: none. */
    put(id: number, words: PictureWords | null, of: number | null): void {
      remove.run(id);
      if (words) insert.run(id, words.name, words.caption, words.text, words.nearby);
      done.run(of ?? 0, id);
    },
    /** Best pictures for an FTS5 expression made by our query builder; weights in the order of `pictureFields`. */
    search(
      expression: string,
      weights: readonly number[],
      { folderId, which = 'all' }: PictureFilter,
      most: number,
    ): PictureWordHit[] {
      const statement =
        database.prepare(`SELECT found.id, found.score FROM (SELECT rowid AS id, -bm25(picture_words, ${weights.map(Number).join(', ')}) AS score
            FROM picture_words WHERE picture_words MATCH ? ORDER BY score DESC LIMIT ?) AS found
          JOIN shown_picture ON shown_picture.id = found.id
          WHERE shown_picture.scan = 0 AND (? IS NULL OR folderId = ?) AND (? = 'all' OR inside = (? = 'inside'))
          ORDER BY found.score DESC, found.id LIMIT ?`);
      // Those of one folder, or beside a scanned book, may stand behind any number of others.
      for (let among = most * widening; ; among *= widening * widening) {
        const found = statement.all(expression, among, ...[folderId ?? null, folderId ?? null, which, which], most);
        if (found.length >= most || matches.get(expression, among) === undefined) return found as PictureWordHit[];
      }
    },
    /** Those of these pictures that match in this field alone. */
    matching(expression: string, field: PictureField, ids: readonly number[]): number[] {
      return database
        .prepare(
          `SELECT rowid FROM picture_words WHERE picture_words MATCH ? AND rowid IN (SELECT value FROM json_each(?))`,
        )
        .pluck()
        .all(`{${field}} : (${expression})`, JSON.stringify(ids)) as number[];
    },
  };
}
