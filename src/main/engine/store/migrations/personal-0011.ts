/**
 * A checksum of every column of every record, by which a letter that changed on the disk is noticed. Those of records that were there
 * before are made when the database is opened: `record_sum_state` says for which schema they hold.
 */
export const personal0011 = `
CREATE TABLE record_sum (
  table_name TEXT NOT NULL,
  -- The columns that name the record, joined by "/".
  record_id TEXT NOT NULL,
  -- Four bytes for each column, in the order of the table.
  sums BLOB NOT NULL,
  -- When a person was told that the record is not what was written and that no backup holds it.
  told_at INTEGER,
  PRIMARY KEY (table_name, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_sum_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  schema INTEGER NOT NULL
) STRICT;
INSERT INTO record_sum_state (id, schema) VALUES (1, 0);
`;
