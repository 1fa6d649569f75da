/**
 * Long work over many files or questions: a person asked for it, so that it outlives any end of the program.
 * What a person typed or was answered stands in `title`, `request`, `outcome`, `question` and `result` alone.
 */
export const personal0008 = `
CREATE TABLE batch_run (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'queued', 'running', 'paused', 'cancelled', 'done', 'failed')),
  -- What was asked, as a name for a list.
  title TEXT NOT NULL,
  -- JSON: everything needed to go on with it.
  request TEXT NOT NULL,
  -- JSON: what came of it; null until it ended.
  outcome TEXT,
  mode TEXT NOT NULL CHECK (mode IN ('extract', 'generate')),
  model TEXT,
  reason_code TEXT,
  reason_values TEXT,
  conversation_id TEXT REFERENCES conversation (id) ON DELETE CASCADE,
  message_id TEXT UNIQUE REFERENCES message (id) ON DELETE CASCADE,
  worked_ms INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_run_conversation ON batch_run (conversation_id) WHERE conversation_id IS NOT NULL;

CREATE TABLE batch_item (
  run_id TEXT NOT NULL REFERENCES batch_run (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  -- What is worked on: a file's id, or the number of a question.
  target TEXT NOT NULL,
  question TEXT,
  -- What it costs beside the others: UTF-16 units to read, or 1.
  weight INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'done', 'failed', 'skipped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Engines that ended by a crash of their own under it.
  deaths INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  reason_code TEXT,
  reason_values TEXT,
  -- The document its result is about: the same text needs no second look, another one does.
  document TEXT,
  found INTEGER NOT NULL DEFAULT 0,
  result TEXT,
  milliseconds INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, ordinal),
  UNIQUE (run_id, target)
) STRICT;
CREATE INDEX batch_item_next ON batch_item (run_id, state, not_before, ordinal);
CREATE INDEX batch_item_document ON batch_item (run_id, document) WHERE document IS NOT NULL;
`;
