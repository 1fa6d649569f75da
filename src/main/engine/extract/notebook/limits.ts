/** Numbers of notebooks, with units and reasons. */
export const notebookLimits = {
  /** Bytes of one notebook, its pictures included. */
  maxBytes: 128 * 1024 * 1024,
  /** UTF-16 units kept of one output: the rest of a printed log says nothing new. */
  maxOutputCharacters: 100_000,
} as const;
