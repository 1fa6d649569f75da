export const configLimits = {
  /** Bytes of a configuration file at most: one with every setting and comments has some 3,000. */
  fileBytes: 1_000_000,
  /** Problems told at once: beyond that the file is something else. */
  problems: 50,
  /** UTF-16 units of a wrong value shown in a sentence. */
  shownValue: 60,
} as const;
