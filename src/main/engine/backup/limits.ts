/** Numbers of portable library files and of moving a library, each with its unit and reason. */
export const backupLimits = {
  /** Bytes of one piece: small enough to hold several, large enough that 16 bytes of seal do not show. */
  pieceBytes: 256 * 1024,
  /** Bytes of a header; ours has some 200. */
  headerBytes: 64 * 1024,
  /** Bytes of a manifest; a thousand models and folders fit. */
  manifestBytes: 8 * 1024 * 1024,
  /** Bytes that stay free on a disk beside what is written: SQLite's logs and the system need some. */
  spareBytes: 64 * 1024 * 1024,
  /** Pages copied at once; 4 MB, some milliseconds during which nothing else happens. */
  snapshotPages: 1024,
  /** Libraries set aside by a restore that are listed. */
  keptListed: 20,
  /** Files looked for in a place that may be a folder that moved. */
  matchedFiles: 40,
  /** Share of them that must be there for it to be suggested. */
  matchedShare: 0.5,
  /** Bytes of a file that is hashed to make sure; larger ones count by name and size. */
  matchedBytes: 32 * 1024 * 1024,
  /** Letters of a passphrase at least; shorter ones can be tried through. */
  passphraseLetters: 8,
} as const;
