/**
 * Vector indexes, one per embedding and a second one while it is built: their lists, and for every vector its code. All of it is
 * made of the vectors, in the background for libraries older than this; what is in doubt is thrown away.
 */
export const library0003 = `
-- lists: see packLists() in store/vector-index/centroid-lists.ts · checksum: SHA-256 over version, dimensions and lists ·
-- learnt_from: vectors the library had then.
CREATE TABLE vector_index (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  embedding INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('building', 'ready', 'leaving')),
  version INTEGER NOT NULL,
  learnt_from INTEGER NOT NULL,
  lists BLOB NOT NULL,
  checksum BLOB NOT NULL
) STRICT;

-- A code goes with its vector. index_id has no foreign key: the codes of an index that leaves go in small steps.
CREATE TABLE vector_code (
  vector_id INTEGER NOT NULL REFERENCES vector (id) ON DELETE CASCADE,
  index_id INTEGER NOT NULL,
  list INTEGER NOT NULL,
  factor REAL NOT NULL,
  signs BLOB NOT NULL,
  PRIMARY KEY (vector_id, index_id)
) STRICT, WITHOUT ROWID;

-- Texts that lost a passage: only their vectors can have become useless.
CREATE TABLE text_gone (text_hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO text_gone SELECT text_hash FROM vector
  WHERE NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.text_hash = vector.text_hash);
CREATE TRIGGER chunk_text_gone AFTER DELETE ON chunk
BEGIN
  INSERT OR IGNORE INTO text_gone (text_hash) VALUES (OLD.text_hash);
END;
`;
