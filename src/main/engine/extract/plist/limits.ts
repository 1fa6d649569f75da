/** Numbers of property lists, with units and reasons. */
export const plistLimits = {
  /** Bytes of one list read as values. */
  maxBytes: 64 * 1024 * 1024,
  /** Lists inside lists. */
  maxDepth: 200,
  /** Values of one list; a binary one may point to the same value again and again. */
  maxValues: 2_000_000,
} as const;
