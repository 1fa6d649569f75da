/** Fine-tuned adapters, what they are attached to, and what tests of models found. */
export const personal0004 = `
CREATE TABLE adapter (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('gguf', 'peft', 'mlx')),
  path TEXT NOT NULL,
  source TEXT NOT NULL UNIQUE,
  architecture TEXT NOT NULL,
  base_name TEXT,
  layers INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE adapter_use (
  kind TEXT NOT NULL CHECK (kind IN ('conversation', 'folder', 'template')),
  target TEXT NOT NULL,
  adapter_id TEXT NOT NULL REFERENCES adapter (id) ON DELETE CASCADE,
  strength REAL NOT NULL,
  PRIMARY KEY (kind, target, adapter_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER adapter_use_of_conversation AFTER DELETE ON conversation BEGIN
  DELETE FROM adapter_use WHERE kind = 'conversation' AND target = old.id;
END;
CREATE TRIGGER adapter_use_of_folder AFTER DELETE ON folder BEGIN
  DELETE FROM adapter_use WHERE kind = 'folder' AND target = old.id;
END;

CREATE TABLE model_test (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('regress', 'compare')),
  subject TEXT NOT NULL,
  result TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX model_test_subject ON model_test (kind, subject, made_at);
`;
