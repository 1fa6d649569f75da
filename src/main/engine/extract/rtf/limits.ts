const mebibyte = 1024 * 1024;

export const rtfLimits = {
  /** Bytes of a file, which is read whole; pictures stand in it as letters. */
  maxBytes: 300 * mebibyte,
  /** Groups inside groups; honest files stay under 50. */
  maxDepth: 2_000,
  /** Tokens between looks at the abort signal. */
  tokensPerLook: 100_000,
} as const;
