/** Documents of a team library, written one whole document at a time. Every statement is bounded to rows of this role and this library. */
import type { SqlConnection } from '../../types.ts';
import type { VectorKind } from './team-schema.ts';

export type TeamPassage = {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly page: number | null;
  readonly locator: unknown;
  readonly headingPath: readonly string[];
  readonly text: string;
  readonly vector: Float32Array | null;
};

export type TeamDocument = {
  /** Its id in the library it comes from. */
  readonly document: string;
  /** Another one when anything of what is published is another. */
  readonly version: string;
  readonly sha256: string;
  readonly title: string;
  readonly kind: string;
  readonly language: string | null;
  readonly folder: string;
  readonly path: string;
  readonly characters: number;
};

/** Passages of one statement: some hundred kilobytes. */
const passagesAtOnce = 200;

export function createTeamDocuments(connection: SqlConnection, kind: VectorKind, library: string) {
  async function transaction(work: () => Promise<void>): Promise<void> {
    await connection.query('BEGIN');
    try {
      await work();
      await connection.query('COMMIT');
    } catch (error) {
      // A connection that is gone has rolled back already; the first error is the one to tell.
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
  const removeOne = (document: string) =>
    connection.query('DELETE FROM docent.document WHERE owner = current_user AND library = $1 AND document = $2', [
      ...[library, document],
    ]);

  return {
    /** What is published, by document: its version. */
    async versions(): Promise<Map<string, string>> {
      const { rows } = await connection.query(
        'SELECT document, version FROM docent.document WHERE owner = current_user AND library = $1',
        [library],
      );
      return new Map(rows.map((row) => [String(row.document), String(row.version)]));
    },

    /** Puts a document in the place of its older self, whole or not at all. */
    put: (document: TeamDocument, embeddingId: string | null, passages: readonly TeamPassage[]) =>
      transaction(async () => {
        await removeOne(document.document);
        const { rows } = await connection.query(
          `INSERT INTO docent.document (library, document, version, sha256, title, kind, language, folder, path, characters)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
          [
            ...[library, document.document, document.version, document.sha256, plain(document.title), document.kind],
            ...[document.language, plain(document.folder), plain(document.path), document.characters],
          ],
        );
        for (let from = 0; from < passages.length; from += passagesAtOnce)
          await putPassages(rows[0]?.id, embeddingId, passages.slice(from, from + passagesAtOnce));
      }),

    remove: (document: string) => transaction(async () => void (await removeOne(document))),

    /** Who may read what this role publishes, beside itself. */
    async setReaders(readers: readonly string[]): Promise<void> {
      await transaction(async () => {
        await connection.query('DELETE FROM docent.reader WHERE owner = current_user AND reader <> ALL ($1::name[])', [
          readers,
        ]);
        await connection.query(
          'INSERT INTO docent.reader (reader) SELECT unnest($1::name[]) ON CONFLICT (owner, reader) DO NOTHING',
          [readers],
        );
      });
    },
  };

  async function putPassages(id: unknown, embeddingId: string | null, passages: readonly TeamPassage[]): Promise<void> {
    const rows = passages.map(({ ordinal, start, end, page, locator, headingPath, text }) => ({
      ...{ ordinal, span_start: start, span_end: end, page, text: plain(text) },
      ...{ locator: cleaned(locator), heading: cleaned(headingPath) },
    }));
    const { rows: made } = await connection.query(
      `INSERT INTO docent.passage (document, ordinal, span_start, span_end, page, locator, heading, text)
       SELECT $1, row.ordinal, row.span_start, row.span_end, row.page, row.locator, row.heading, row.text
       FROM jsonb_to_recordset($2::jsonb) AS row (ordinal integer, span_start integer, span_end integer, page integer,
         locator jsonb, heading jsonb, text text)
       RETURNING id, ordinal`,
      [id, JSON.stringify(rows)],
    );
    if (embeddingId === null) return;
    const ids = new Map(made.map((row) => [Number(row.ordinal), String(row.id)]));
    const vectors = passages.flatMap(({ ordinal, vector }) =>
      vector ? [{ passage: ids.get(ordinal), embedding: vectorText(vector, kind) }] : [],
    );
    if (vectors.length === 0) return;
    await connection.query(
      `INSERT INTO docent.passage_vector (passage, embedding_id, embedding)
       SELECT row.passage, $1, row.embedding::${kind === 'pgvector' ? 'vector' : 'real[]'}
       FROM jsonb_to_recordset($2::jsonb) AS row (passage bigint, embedding text)`,
      [embeddingId, JSON.stringify(vectors)],
    );
  }
}

/** As PostgreSQL reads it: `[1,2]` of pgvector, `{1,2}` of an array. */
export function vectorText(vector: Float32Array, kind: VectorKind): string {
  const values = Array.from(vector).join(',');
  return kind === 'pgvector' ? `[${values}]` : `{${values}}`;
}

/** PostgreSQL takes no zero in a text, and half of a pair of surrogates neither; both keep their place, so that offsets stay right. */
const plain = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed();
const cleaned = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (_key, each) => (typeof each === 'string' ? plain(each) : each)) as unknown;
