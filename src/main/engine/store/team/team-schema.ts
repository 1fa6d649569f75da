/**
 * What a team library is in PostgreSQL: documents, passages and vectors, each row its publisher's own. Row-level security shows a row to its
 * owner and to the roles the owner named; superusers and roles with BYPASSRLS see everything, as everywhere in PostgreSQL. Vectors are
 * pgvector's where the extension is there, else arrays of numbers, which are compared here.
 */
import { AppError } from '../../../../preload/contract/errors.ts';
import type { SqlConnection } from '../../types.ts';

export const teamSchema = 1;
/** Whoever sets up first wins; the others wait. Any number of ours. */
const setUpLock = 741_902_318;

export type VectorKind = 'pgvector' | 'array';

const isMine = 'owner = current_user';
/** The roles an owner named, or a member of one. */
const isReader = (owner: string) => `EXISTS (SELECT 1 FROM docent.reader AS granted
  WHERE granted.owner = ${owner} AND (granted.reader = current_user OR EXISTS (SELECT 1 FROM pg_catalog.pg_roles AS role
    WHERE role.rolname = granted.reader AND pg_catalog.pg_has_role(current_user, role.oid, 'member'))))`;
const isNamed = `(reader = current_user OR EXISTS (SELECT 1 FROM pg_catalog.pg_roles AS role
  WHERE role.rolname = reader AND pg_catalog.pg_has_role(current_user, role.oid, 'member')))`;

/** Tables whose rows are somebody's. */
const guarded = ['reader', 'document', 'passage', 'passage_vector'] as const;

const tables = (vector: string) => [
  'CREATE SCHEMA docent',
  'CREATE TABLE docent.meta (key text PRIMARY KEY, value text NOT NULL)',
  `CREATE TABLE docent.reader (owner name NOT NULL DEFAULT current_user, reader name NOT NULL, PRIMARY KEY (owner, reader))`,
  `CREATE TABLE docent.document (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner name NOT NULL DEFAULT current_user,
    library text NOT NULL, document text NOT NULL, version text NOT NULL, sha256 text NOT NULL, title text NOT NULL,
    kind text NOT NULL, language text, folder text NOT NULL, path text NOT NULL, characters integer NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (owner, library, document), UNIQUE (id, owner))`,
  // Bound to the owner too: nobody can put a passage into another's document.
  `CREATE TABLE docent.passage (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document bigint NOT NULL, owner name NOT NULL DEFAULT current_user,
    ordinal integer NOT NULL, span_start integer NOT NULL, span_end integer NOT NULL, page integer, locator jsonb NOT NULL,
    heading jsonb NOT NULL, text text NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, text)) STORED,
    FOREIGN KEY (document, owner) REFERENCES docent.document (id, owner) ON DELETE CASCADE,
    UNIQUE (id, owner))`,
  'CREATE INDEX passage_document ON docent.passage (document)',
  'CREATE INDEX passage_words ON docent.passage USING gin (words)',
  `CREATE TABLE docent.passage_vector (
    passage bigint NOT NULL, owner name NOT NULL DEFAULT current_user, embedding_id text NOT NULL, embedding ${vector} NOT NULL,
    PRIMARY KEY (passage, embedding_id),
    FOREIGN KEY (passage, owner) REFERENCES docent.passage (id, owner) ON DELETE CASCADE)`,
  'CREATE INDEX passage_vector_of ON docent.passage_vector (embedding_id)',
  ...guarded.flatMap((table) => [
    `ALTER TABLE docent.${table} ENABLE ROW LEVEL SECURITY`,
    // Else whoever set it up would see everything.
    `ALTER TABLE docent.${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY mine ON docent.${table} USING (${isMine}) WITH CHECK (${isMine})`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON docent.${table} TO PUBLIC`,
  ]),
  ...['document', 'passage', 'passage_vector'].map(
    (table) => `CREATE POLICY shared ON docent.${table} FOR SELECT USING (${isReader(`${table}.owner`)})`,
  ),
  `CREATE POLICY shared ON docent.reader FOR SELECT USING (${isNamed})`,
  'GRANT SELECT ON docent.meta TO PUBLIC',
  'GRANT USAGE ON SCHEMA docent TO PUBLIC',
];

/** Sets up what is missing. Rejects with `team-newer` and `team-refused`. */
export async function setUpTeam(connection: SqlConnection): Promise<VectorKind> {
  await connection.query('BEGIN');
  try {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [setUpLock]);
    const known = await teamKind(connection);
    if (!known) {
      const kind = await vectorKind(connection);
      for (const statement of tables(kind === 'pgvector' ? 'vector' : 'real[]')) await connection.query(statement);
      await connection.query('INSERT INTO docent.meta (key, value) VALUES ($1, $2), ($3, $4)', [
        ...['schema', String(teamSchema), 'vectors', kind],
      ]);
    }
    await assertGuarded(connection);
    await connection.query('COMMIT');
    return known ?? (await teamKind(connection)) ?? 'array';
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

/** Whoever owns the tables can switch row-level security off: nothing more goes there then. Rejects with `team-refused`. */
async function assertGuarded(connection: SqlConnection): Promise<void> {
  const { rows } = await connection.query(
    `SELECT count(*)::int AS n FROM pg_catalog.pg_class AS relation
     JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relation.relnamespace
     WHERE schema.nspname = 'docent' AND relation.relname = ANY ($1::name[]) AND relation.relkind = 'r'
       AND relation.relrowsecurity AND relation.relforcerowsecurity`,
    [guarded],
  );
  if (Number(rows[0]?.n) === guarded.length) return;
  const detail = 'its tables do not keep one person’s rows from another (row-level security is off)';
  throw new AppError('team-refused', `Nothing was published: ${detail}.`, { detail });
}

/** How vectors are stored there; null where nothing was published yet. Rejects with `team-newer`. */
export async function teamKind(connection: SqlConnection): Promise<VectorKind | null> {
  const { rows: there } = await connection.query(`SELECT to_regclass('docent.meta') IS NOT NULL AS there`);
  if (there[0]?.there !== true) return null;
  const { rows } = await connection.query('SELECT key, value FROM docent.meta');
  const meta = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  if (Number(meta.get('schema') ?? 0) > teamSchema)
    throw new AppError('team-newer', 'The team library was set up by a newer Docent. Update Docent.');
  return meta.get('vectors') === 'pgvector' ? 'pgvector' : 'array';
}

async function vectorKind(connection: SqlConnection): Promise<VectorKind> {
  const { rows } = await connection.query(
    `SELECT (SELECT count(*) FROM pg_extension WHERE extname = 'vector')::int AS installed,
      (SELECT count(*) FROM pg_available_extensions WHERE name = 'vector')::int AS available`,
  );
  const { installed, available } = rows[0] as { installed: number; available: number };
  if (installed > 0) return 'pgvector';
  if (available === 0) return 'array';
  await connection.query('SAVEPOINT extension');
  try {
    await connection.query('CREATE EXTENSION vector');
    return 'pgvector';
  } catch (error) {
    // Not everybody may; arrays do as well, more slowly.
    await connection.query('ROLLBACK TO SAVEPOINT extension');
    if ((error as { code?: string }).code !== '42501') throw error;
    return 'array';
  }
}
