/** What a library holds, as lines that can be compared with another one's, and everything that is wrong with it. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';

export type LibraryState = {
  /** Empty for a sound library. */
  readonly trouble: readonly string[];
  /** Every file and member with its state. */
  readonly files: readonly string[];
  /** Every chunk under every file that holds it, with its place and the hash of its text. */
  readonly chunks: readonly string[];
  readonly counts: {
    readonly contents: number;
    readonly pages: number;
    readonly chunks: number;
    readonly vectors: number;
  };
};

export function libraryState(dataDir: string): LibraryState {
  const database = new BetterSqlite(path.join(dataDir, 'library.db'));
  database.loadExtension(getLoadablePath());
  try {
    const lines = (sql: string) => (database.prepare(sql).all() as { line: string }[]).map((row) => row.line);
    const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n;
    const trouble: string[] = [];
    const none = (what: string, sql: string) => {
      const found = count(sql);
      if (found > 0) trouble.push(`${found} ${what}`);
    };
    const check = database.pragma('integrity_check', { simple: true });
    if (check !== 'ok') trouble.push(`integrity_check: ${check}`);
    const foreign = (database.pragma('foreign_key_check') as unknown[]).length;
    if (foreign > 0) trouble.push(`${foreign} foreign keys`);
    try {
      database.prepare(`INSERT INTO chunk_words (chunk_words, rank) VALUES ('integrity-check', 1)`).run();
    } catch (error) {
      trouble.push(`full text: ${String(error)}`);
    }
    none('jobs left', `SELECT count(*) AS n FROM job WHERE state IN ('pending', 'running')`);
    none(
      'chunks without words',
      'SELECT count(*) AS n FROM chunk WHERE id NOT IN (SELECT id FROM chunk_words_docsize)',
    );
    none('words without chunk', 'SELECT count(*) AS n FROM chunk_words_docsize WHERE id NOT IN (SELECT id FROM chunk)');
    none(
      'chunks without vector',
      'SELECT count(*) AS n FROM chunk WHERE text_hash NOT IN (SELECT text_hash FROM vector)',
    );
    none(
      'vectors twice',
      'SELECT count(*) AS n FROM (SELECT 1 FROM vector GROUP BY embedding, text_hash HAVING count(*) > 1)',
    );
    none(
      'files shown as read that are not',
      `SELECT count(*) AS n FROM file LEFT JOIN content ON content.id = file.content_id
        WHERE file.state IN ('ready', 'readable', 'no-text', 'partly-read') AND file.size > 0 AND content.stage IS NOT 'ready'`,
    );
    none(
      'pages out of order',
      `SELECT count(*) AS n FROM content JOIN (SELECT content_id, count(*) AS pages, max(unit) AS last FROM page GROUP BY 1) AS p
        ON p.content_id = content.id WHERE content.outcome IS NOT NULL AND p.pages <> p.last + 1`,
    );
    none(
      'files under two names',
      `SELECT count(*) AS n FROM (SELECT 1 FROM file WHERE deleted_at IS NULL
      GROUP BY folder_id, path, ifnull(member_path, '') HAVING count(*) > 1)`,
    );
    for (const { id } of database.prepare('SELECT id FROM embedding').all() as { id: number }[]) {
      const listed = count(`SELECT count(*) AS n FROM vector WHERE embedding = ${id}`);
      const stored = count(`SELECT count(*) AS n FROM vector_${id} JOIN vector ON vector.id = vector_${id}.rowid`);
      if (listed !== stored) trouble.push(`${listed} vectors listed, ${stored} stored`);
    }
    return {
      trouble,
      files: lines(`SELECT path || '|' || ifnull(member_path, '') || ' ' || state AS line FROM file
        WHERE deleted_at IS NULL ORDER BY 1`),
      chunks:
        lines(`SELECT file.path || '|' || ifnull(file.member_path, '') || ' ' || chunk.start || '-' || chunk."end" || ' '
        || hex(chunk.text_hash) AS line FROM file JOIN chunk ON chunk.content_id = file.content_id ORDER BY 1`),
      counts: {
        contents: count('SELECT count(*) AS n FROM content'),
        pages: count('SELECT count(*) AS n FROM page'),
        chunks: count('SELECT count(*) AS n FROM chunk'),
        vectors: count('SELECT count(*) AS n FROM vector'),
      },
    };
  } finally {
    database.close();
  }
}
