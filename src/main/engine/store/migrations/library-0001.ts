/**
 * First schema of library.db: everything here can be rebuilt from the files. Offsets are UTF-16 code units of the
 * canonical text. Full text is contentless: it holds our analyser's tokens under chunk.id.
 */
export const library0001 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  sha256 BLOB NOT NULL,
  kind TEXT NOT NULL,
  reading TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('reading', 'readable', 'ready')),
  outcome TEXT CHECK (outcome IN ('complete', 'no-text', 'partly-read')),
  reason_code TEXT,
  reason_values TEXT,
  doubt_code TEXT,
  doubt_values TEXT,
  title TEXT,
  context_title TEXT,
  language TEXT,
  quality REAL,
  characters INTEGER NOT NULL DEFAULT 0,
  units INTEGER,
  analyser_id TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (sha256, kind, reading)
) STRICT;
CREATE INDEX content_stage ON content (stage);

CREATE TABLE content_metadata (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (content_id, name, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  folder_id TEXT NOT NULL,
  parent_id INTEGER REFERENCES file (id) ON DELETE CASCADE,
  member_path TEXT,
  path TEXT NOT NULL,
  path_key TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  volume TEXT NOT NULL,
  inode TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  sha256 BLOB,
  content_id INTEGER REFERENCES content (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'reading', 'readable', 'ready', 'no-text', 'partly-read', 'locked',
    'unsupported', 'unavailable', 'quarantined', 'failed')),
  reason_code TEXT,
  reason_values TEXT,
  kills INTEGER NOT NULL DEFAULT 0,
  seen_scan INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX file_place ON file (folder_id, path_key, ifnull(member_path, ''));
CREATE INDEX file_content ON file (content_id) WHERE content_id IS NOT NULL;
CREATE INDEX file_parent ON file (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX file_state ON file (folder_id, state) WHERE deleted_at IS NULL;

CREATE TABLE page (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  unit INTEGER NOT NULL,
  number INTEGER,
  label TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('native', 'ocr', 'none')),
  width REAL,
  height REAL,
  ocr_confidence REAL,
  reason_code TEXT,
  reason_values TEXT,
  doubts TEXT,
  blocks TEXT NOT NULL,
  words BLOB,
  text TEXT NOT NULL,
  UNIQUE (content_id, unit)
) STRICT;
CREATE INDEX page_span ON page (content_id, start);

CREATE TABLE chunk (
  id INTEGER PRIMARY KEY,
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  heading_path TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  text_hash BLOB NOT NULL,
  UNIQUE (content_id, ordinal)
) STRICT;
CREATE INDEX chunk_hash ON chunk (text_hash);
CREATE VIRTUAL TABLE chunk_words USING fts5 (title, heading, body, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE embedding (
  id INTEGER PRIMARY KEY,
  embedding_id TEXT NOT NULL UNIQUE,
  dimensions INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE vector (
  id INTEGER PRIMARY KEY,
  embedding INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
  text_hash BLOB NOT NULL,
  UNIQUE (embedding, text_hash)
) STRICT;
CREATE INDEX vector_hash ON vector (text_hash);

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  target INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  lease_until INTEGER,
  priority INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (kind, target)
) STRICT;
CREATE INDEX job_next ON job (state, priority, id);
`;
