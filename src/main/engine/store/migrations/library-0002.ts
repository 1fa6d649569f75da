/** Attachments and archive members, how a unit was read, and files that are listed but not read as they are. */
export const library0002 = `
CREATE TABLE content_member (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER,
  modified_ms INTEGER,
  problem_code TEXT,
  problem_values TEXT,
  PRIMARY KEY (content_id, path)
) STRICT, WITHOUT ROWID;

ALTER TABLE content ADD COLUMN ocr_languages TEXT;

ALTER TABLE page ADD COLUMN place TEXT CHECK (place IN ('slide', 'sheet', 'chapter', 'message'));
ALTER TABLE page ADD COLUMN chain TEXT;
ALTER TABLE page ADD COLUMN quality REAL;

ALTER TABLE file ADD COLUMN special TEXT CHECK (special IN ('link', 'cloud', 'bundle', 'package'));
-- Members share the place of their outermost container and go where it goes.
CREATE TRIGGER file_members_follow AFTER UPDATE OF deleted_at, path, path_key, folder_id ON file
WHEN NEW.parent_id IS NULL AND (NEW.deleted_at IS NOT OLD.deleted_at OR NEW.path_key <> OLD.path_key
  OR NEW.path <> OLD.path OR NEW.folder_id <> OLD.folder_id)
BEGIN
  UPDATE file SET deleted_at = NEW.deleted_at, path = NEW.path, path_key = NEW.path_key, folder_id = NEW.folder_id
  WHERE parent_id IS NOT NULL AND folder_id = OLD.folder_id AND path_key = OLD.path_key;
END;
CREATE INDEX file_identity ON file (inode, volume) WHERE parent_id IS NULL;
CREATE INDEX content_field ON content_metadata (name, value);

-- not_before: back-off and settling files · renewed: asked for again while under way · deaths: engines that ended under it ·
-- units: how far its reading had come at the last death, because who goes on is no poison.
-- An id is never given twice, or the end of a reading nobody waits for any more would end another file's job.
CREATE TABLE job_next_schema (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  target INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  lease_until INTEGER,
  priority INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  created_at INTEGER NOT NULL,
  not_before INTEGER NOT NULL DEFAULT 0,
  renewed INTEGER NOT NULL DEFAULT 0,
  deaths INTEGER NOT NULL DEFAULT 0,
  units INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, target)
) STRICT;
INSERT INTO job_next_schema (id, kind, target, state, attempts, lease_owner, lease_until, priority, code, created_at)
  SELECT id, kind, target, state, attempts, lease_owner, lease_until, priority, code, created_at FROM job;
DROP TABLE job;
ALTER TABLE job_next_schema RENAME TO job;
CREATE INDEX job_next ON job (state, priority, id);
-- Ids of files are given anew: work left over from one file must not be done to another, a placeholder of a cloud drive perhaps.
CREATE TRIGGER file_jobs_go AFTER DELETE ON file
BEGIN
  DELETE FROM job WHERE kind = 'read' AND target = OLD.id;
END;
DELETE FROM job WHERE target NOT IN (SELECT id FROM file);
CREATE INDEX job_later ON job (not_before) WHERE not_before > 0;
CREATE INDEX job_recent ON job (created_at) WHERE state IN ('pending', 'running');
-- The shortest documents are embedded first; how much waits is asked after every file.
DROP INDEX content_stage;
CREATE INDEX content_stage ON content (stage, characters);

-- A file's place and identity as the disk tells them. directory: key of the folder it stands in, '' for the root.
ALTER TABLE file ADD COLUMN directory TEXT NOT NULL DEFAULT '';
UPDATE file SET directory = rtrim(rtrim(path_key, replace(path_key, '/', '')), '/');
ALTER TABLE file ADD COLUMN modified_ns TEXT;
-- Whether the bytes have changed since its content was read from it.
ALTER TABLE file ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0;
-- What a file that vanished with many others was before; it becomes that again when it returns.
ALTER TABLE file ADD COLUMN held_state TEXT;
ALTER TABLE file ADD COLUMN held_code TEXT;
ALTER TABLE file ADD COLUMN held_values TEXT;
CREATE INDEX file_directory ON file (folder_id, directory, path_key) WHERE parent_id IS NULL;
CREATE INDEX file_held ON file (folder_id) WHERE held_state IS NOT NULL;
-- Much more can be read than before: what had no text, or not all of it, is read again.
UPDATE file SET state = 'waiting', reason_code = NULL, reason_values = NULL, kills = 0
  WHERE state IN ('no-text', 'partly-read', 'unsupported', 'failed', 'quarantined')
  OR content_id IN (SELECT id FROM content WHERE doubt_code IS NOT NULL);
INSERT INTO job (kind, target, state, created_at)
  SELECT 'read', id, 'pending', unixepoch() * 1000 FROM file WHERE state = 'waiting' AND deleted_at IS NULL
  ON CONFLICT (kind, target) DO UPDATE SET state = 'pending', attempts = 0, code = NULL;
CREATE INDEX file_deleted ON file (deleted_at) WHERE deleted_at IS NOT NULL;
`;
