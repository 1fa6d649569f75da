/**
 * Sealed texts: the keys, how far a change of key has come, and ratings without a check that a sealed one would fail. Texts that begin
 * with U+0001, the mark of sealed ones, are marked as plain.
 */
const marked = (table: string, column: string) =>
  `UPDATE ${table} SET ${column} = char(1) || 'p' || ${column} WHERE substr(${column}, 1, 1) = char(1);`;

export const personal0006 = `
CREATE TABLE key_slot (
  key_number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('login', 'recovery', 'next')),
  salt BLOB,
  wrapped BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (key_number, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealing (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key_number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'converting', 'cleaning'))
) STRICT;
INSERT INTO sealing (id, key_number, state) VALUES (1, 0, 'done');

DROP INDEX model_test_subject;
CREATE INDEX model_test_kind ON model_test (kind, made_at);

ALTER TABLE message ADD COLUMN rating_next_schema TEXT;
UPDATE message SET rating_next_schema = rating WHERE rating IS NOT NULL;
ALTER TABLE message DROP COLUMN rating;
ALTER TABLE message RENAME COLUMN rating_next_schema TO rating;

${marked('conversation', 'title')}
${marked('message', 'text')}
${marked('citation', 'quote')}
${marked('citation', 'title')}
${marked('search_entry', 'query')}
${marked('saved_search', 'name')}
${marked('saved_search', 'query')}
`;
