/** Passwords a person asked to keep, sealed by the login; keyed by the sha256 of the file they open. */
export const personal0002 = `
CREATE TABLE sealed_password (
  content_sha256 TEXT PRIMARY KEY,
  sealed BLOB NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
