/**
 * Pictures: files that are pictures, and pictures inside documents; what one look at each gave; their words, their vectors, and which
 * thumbnails lie on the disk.
 */
export const library0004 = `
-- One per picture, however often it is there. sha256: of its file, or of its pixels where a document keeps no file of it.
-- signature: 32 x 32 grey bytes · hashes: see engine/pictures/picture-hash.ts, NULL where there is too little to see.
CREATE TABLE picture_look (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 BLOB NOT NULL UNIQUE,
  reason_code TEXT,
  reason_values TEXT,
  format TEXT NOT NULL DEFAULT '',
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  frames INTEGER NOT NULL DEFAULT 1,
  bytes INTEGER NOT NULL,
  damaged INTEGER NOT NULL DEFAULT 0,
  taken INTEGER,
  fields TEXT NOT NULL DEFAULT '[]',
  signature BLOB,
  hashes BLOB
) STRICT;

-- file_id: a file of its own; content_id and place: inside a document. scan: it is its whole page. size and modified_ms: of the file as it
-- was looked at. worded: the content whose words it was given, 0 none, NULL not yet.
CREATE TABLE picture (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  public_id TEXT NOT NULL UNIQUE,
  file_id INTEGER UNIQUE REFERENCES file (id) ON DELETE CASCADE,
  content_id INTEGER REFERENCES content (id) ON DELETE CASCADE,
  place TEXT NOT NULL DEFAULT '',
  unit INTEGER,
  number INTEGER,
  box TEXT,
  label TEXT,
  caption TEXT,
  surrounding TEXT NOT NULL DEFAULT '',
  scan INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL DEFAULT 0,
  modified_ms INTEGER NOT NULL DEFAULT 0,
  look INTEGER REFERENCES picture_look (id),
  reason_code TEXT,
  reason_values TEXT,
  worded INTEGER,
  UNIQUE (content_id, place),
  CHECK ((file_id IS NULL) <> (content_id IS NULL))
) STRICT;
CREATE INDEX picture_of_look ON picture (look);
CREATE INDEX picture_unworded ON picture (id) WHERE worded IS NULL;

-- Documents whose pictures were taken out.
CREATE TABLE picture_scan (
  content_id INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  reason_code TEXT
) STRICT;
-- Until its bytes are looked at a file's kind is its ending: pictures are shown before their letters are read.
CREATE INDEX file_pictures ON file (id) WHERE kind IN ('image', 'svg', 'png', 'jpg', 'jpeg', 'jpe', 'jfif', 'tif', 'tiff', 'webp', 'gif', 'bmp', 'dib', 'heic', 'heif', 'avif');
CREATE INDEX content_kinds ON content (kind, id);

CREATE VIRTUAL TABLE picture_words USING fts5 (name, caption, text, nearby, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE TRIGGER picture_words_go AFTER DELETE ON picture
BEGIN
  DELETE FROM picture_words WHERE rowid = OLD.id;
END;
-- Its words were those of what was read before.
CREATE TRIGGER picture_words_stale AFTER UPDATE OF content_id, name ON file
WHEN NEW.content_id IS NOT OLD.content_id OR NEW.name <> OLD.name
BEGIN
  UPDATE picture SET worded = NULL WHERE file_id = NEW.id;
END;
CREATE TRIGGER picture_words_read AFTER UPDATE OF stage ON content WHEN OLD.stage = 'reading' AND NEW.stage <> 'reading'
BEGIN
  UPDATE picture SET worded = NULL WHERE file_id IN (SELECT id FROM file WHERE content_id = NEW.id);
END;

CREATE TABLE picture_embedding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  embedding_id TEXT NOT NULL UNIQUE,
  dimensions INTEGER NOT NULL
) STRICT;
-- Which pictures a model has seen; 0: it could not be shown to it. The vectors stand in picture_vector_<embedding>, by look.
CREATE TABLE picture_seen (
  embedding INTEGER NOT NULL REFERENCES picture_embedding (id) ON DELETE CASCADE,
  look INTEGER NOT NULL,
  ok INTEGER NOT NULL,
  PRIMARY KEY (embedding, look)
) STRICT, WITHOUT ROWID;

CREATE TABLE thumbnail (
  name TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX thumbnail_used ON thumbnail (used_at);

-- Every picture a person may see, with the file that shows it.
CREATE VIEW shown_picture AS
SELECT picture.id, picture.public_id AS publicId, picture.file_id IS NULL OR file.parent_id IS NOT NULL AS inside,
  picture.place, picture.unit, picture.number, picture.box, picture.label, picture.caption, picture.surrounding, picture.scan,
  picture.look, ifnull(picture.reason_code, look.reason_code) AS reasonCode,
  ifnull(picture.reason_values, look.reason_values) AS reasonValues,
  look.width, look.height, look.format, ifnull(look.bytes, file.size) AS bytes, look.taken, look.sha256, look.frames, ifnull(look.damaged, 0) AS damaged,
  file.id AS file, file.public_id AS fileId, file.folder_id AS folderId, file.path, file.member_path AS memberPath, file.name,
  file.modified_ms AS modifiedMs, content.id AS content, content.public_id AS documentId,
  ifnull(content.title, file.name) AS documentTitle, picture.file_id IS NULL AS taken_out
FROM picture
JOIN file ON file.id = ifnull(picture.file_id, (SELECT id FROM file AS holder WHERE holder.content_id = picture.content_id
  AND holder.deleted_at IS NULL ORDER BY holder.outdated, holder.id LIMIT 1))
LEFT JOIN content ON content.id = file.content_id AND content.stage <> 'reading'
LEFT JOIN picture_look AS look ON look.id = picture.look
WHERE file.deleted_at IS NULL AND (picture.file_id IS NULL OR file.kind IN ('image', 'svg', 'png', 'jpg', 'jpeg', 'jpe', 'jfif', 'tif', 'tiff', 'webp', 'gif', 'bmp', 'dib', 'heic', 'heif', 'avif'));
`;
