/** First schema of personal.db: what a person made or decided. Ids are UUIDv7. Never rebuilt, never thrown away. */
export const personal0001 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE folder (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  volume TEXT NOT NULL,
  sample INTEGER NOT NULL DEFAULT 0,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE exclusion (
  id TEXT PRIMARY KEY,
  folder_id TEXT NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  pattern TEXT NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE model (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('chat', 'embedding')),
  path TEXT NOT NULL UNIQUE,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE conversation (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversation_recent ON conversation (updated_at);

CREATE TABLE message (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')),
  answer TEXT,
  error TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (conversation_id, ordinal)
) STRICT;

CREATE TABLE citation (
  message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  content_sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  reading TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  locator TEXT NOT NULL,
  quote TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (message_id, number)
) STRICT, WITHOUT ROWID;
`;
