/** Numbers of tar archives, with units and reasons. */
export const tarLimits = {
  /** Bytes of a block: every header and every file begins on one. */
  blockBytes: 512,
  /** Bytes fetched around a header: small files' headers then come in one read. */
  windowBytes: 256 * 1024,
  /** Bytes of an extended header or long name; real ones hold some hundred. */
  maxExtendedBytes: 1024 * 1024,
  /** Bytes of a file handed on at once. */
  pieceBytes: 256 * 1024,
} as const;
