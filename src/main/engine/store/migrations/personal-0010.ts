/** Rows of extraction a person asked to have again: how, and whether the work under way is to be followed by another. */
export const personal0010 = `
CREATE TABLE extraction_wish (
  run_id TEXT NOT NULL REFERENCES batch_run (id) ON DELETE CASCADE,
  -- The file whose row it is.
  target TEXT NOT NULL,
  -- The mode asked for; null: the run's own.
  mode TEXT,
  -- The row was under way when it was asked for: it is done once more.
  again INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, target)
) STRICT;
`;
