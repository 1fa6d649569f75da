/** Numbers of specification archives, with units and reasons. */
export const specificationLimits = {
  /** Bytes of one document unpacked in memory; the largest parts in use have some 60 MB. */
  maxDocumentBytes: 256 * 1024 * 1024,
  /** UTF-16 units at the start in which the cover stands. */
  coverCharacters: 5_000,
} as const;
