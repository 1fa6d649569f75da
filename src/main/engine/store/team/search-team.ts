/** Candidates of a search in a team library: by words and by vectors. What a role may not see is never among them. */
import type { SqlConnection } from '../../types.ts';
import { vectorText } from './team-documents.ts';

export type TeamCandidate = {
  readonly id: string;
  readonly owner: string;
  readonly document: string;
  readonly title: string;
  readonly kind: string;
  readonly path: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly locator: unknown;
  readonly headingPath: readonly string[];
};

const columns = `passage.id::text AS id, document.owner::text AS owner, document.document, document.title, document.kind, document.path,
  passage.page, passage.span_start AS start, passage.span_end AS "end", passage.text, passage.locator, passage.heading AS "headingPath"`;
const joined = 'docent.passage AS passage JOIN docent.document AS document ON document.id = passage.document';

/** Passages with each word, and passages in all, as this role sees them. */
export async function teamWordCounts(
  connection: SqlConnection,
  words: readonly string[],
): Promise<{ readonly passages: number; readonly counts: ReadonlyMap<string, number> }> {
  const { rows } = await connection.query(
    `SELECT word, (SELECT count(*) FROM docent.passage WHERE words @@ to_tsquery('simple'::regconfig, quote_literal(word)))::int AS n
     FROM unnest($1::text[]) AS word`,
    [words],
  );
  const { rows: all } = await connection.query('SELECT count(*)::int AS n FROM docent.passage');
  return {
    passages: Number(all[0]?.n ?? 0),
    counts: new Map(rows.map((row) => [String(row.word), Number(row.n)])),
  };
}

/** Passages with at least one of these words, those with most of them first. */
export async function teamByWords(
  connection: SqlConnection,
  words: readonly string[],
  most: number,
): Promise<TeamCandidate[]> {
  if (words.length === 0) return [];
  const { rows } = await connection.query(
    `SELECT ${columns} FROM ${joined},
      (SELECT string_agg(quote_literal(word), ' | ')::tsquery AS wanted FROM unnest($1::text[]) AS word) AS query
     WHERE passage.words @@ query.wanted
     ORDER BY ts_rank(passage.words, query.wanted, 1) DESC, passage.id LIMIT $2`,
    [words, most],
  );
  return rows as unknown as TeamCandidate[];
}

/** The nearest passages with their cosine. An exact scan: an approximate index would lose what row-level security filters afterwards. */
export async function teamByVector(
  connection: SqlConnection,
  vector: Float32Array,
  embeddingId: string,
  most: number,
): Promise<(TeamCandidate & { readonly similarity: number })[]> {
  const { rows } = await connection.query(
    `SELECT ${columns}, 1 - (near.embedding <=> $1::vector) AS similarity
     FROM docent.passage_vector AS near JOIN docent.passage AS passage ON passage.id = near.passage
       JOIN docent.document AS document ON document.id = passage.document
     WHERE near.embedding_id = $2 ORDER BY near.embedding <=> $1::vector, passage.id LIMIT $3`,
    [vectorText(vector, 'pgvector'), embeddingId, most],
  );
  return rows.map((row) => ({ ...row, similarity: Number(row.similarity) })) as never;
}

/** Without pgvector: the vectors of passages that words found, compared by whoever asks. */
export async function teamVectorsOf(
  connection: SqlConnection,
  ids: readonly string[],
  embeddingId: string,
): Promise<ReadonlyMap<string, Float32Array>> {
  const { rows } = await connection.query(
    `SELECT passage::text AS id, embedding FROM docent.passage_vector
     WHERE embedding_id = $1 AND passage = ANY ($2::bigint[])`,
    [embeddingId, ids],
  );
  return new Map(rows.map((row) => [String(row.id), Float32Array.from(row.embedding as number[])]));
}

