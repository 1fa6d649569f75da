/** How a conversation is held, folders of conversations, presets, and what was typed and not sent. */
export const personal0007 = `
CREATE TABLE conversation_folder (
  id TEXT PRIMARY KEY,
  folder_name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE preset (
  id TEXT PRIMARY KEY,
  preset_name TEXT NOT NULL,
  preset_text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

ALTER TABLE conversation ADD COLUMN folder_id TEXT REFERENCES conversation_folder (id) ON DELETE SET NULL;
ALTER TABLE conversation ADD COLUMN scope_items TEXT;
ALTER TABLE conversation ADD COLUMN model_id TEXT;
ALTER TABLE conversation ADD COLUMN model_name TEXT;
ALTER TABLE conversation ADD COLUMN preset_id TEXT;
ALTER TABLE conversation ADD COLUMN preset_language TEXT;

CREATE TABLE draft (
  conversation_id TEXT PRIMARY KEY,
  draft_text TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER draft_of_conversation AFTER DELETE ON conversation
BEGIN
  DELETE FROM draft WHERE conversation_id = OLD.id;
END;
`;
