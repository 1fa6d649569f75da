/** Numbers of JSON files, with units and reasons. */
export const jsonLimits = {
  /** Bytes parsed as one value; it takes about ten times as much memory. A longer file is read as it stands. */
  maxBytes: 24 * 1024 * 1024,
  /** UTF-16 units per line on average from which a file was written for programs, without line ends. */
  wideLine: 400,
  /** UTF-16 units of a list or object that still stands on one line. */
  lineCharacters: 100,
  /** Levels laid out; deeper values stand on one line. */
  maxDepth: 60,
} as const;
