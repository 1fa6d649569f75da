/**
 * Extraction: templates a person made, and what a person said of single cells. Runs and rows are batch runs and items. What a person
 * typed stands in `template_text` and `cell_text` alone.
 */
export const personal0009 = `
CREATE TABLE extraction_template (
  id TEXT PRIMARY KEY,
  -- JSON: name, purpose and fields.
  template_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE extraction_cell (
  run_id TEXT NOT NULL REFERENCES batch_run (id) ON DELETE CASCADE,
  -- The file whose row it is.
  target TEXT NOT NULL,
  -- The field's number in the run's template.
  field INTEGER NOT NULL,
  -- JSON: the corrected value and what was there before; null when it is locked alone.
  cell_text TEXT,
  locked INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (run_id, target, field)
) STRICT;

CREATE TABLE extraction_setting (
  run_id TEXT PRIMARY KEY REFERENCES batch_run (id) ON DELETE CASCADE,
  -- New files of its folders are added by themselves.
  append INTEGER NOT NULL DEFAULT 0
) STRICT;
`;
