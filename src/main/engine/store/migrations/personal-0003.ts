/** What a person searched for and which searches they keep; rerankers among the models. */
export const personal0003 = `
CREATE TABLE search_entry (
  id TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  results INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  searched_at INTEGER NOT NULL
) STRICT;
CREATE INDEX search_entry_time ON search_entry (searched_at);

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  folder_id TEXT,
  kinds TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE model_next_schema (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('chat', 'embedding', 'reranker')),
  path TEXT NOT NULL UNIQUE,
  added_at INTEGER NOT NULL
) STRICT;
INSERT INTO model_next_schema SELECT id, name, role, path, added_at FROM model;
DROP TABLE model;
ALTER TABLE model_next_schema RENAME TO model;
`;
