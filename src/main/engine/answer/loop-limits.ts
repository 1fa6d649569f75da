/** When a model counts as going round in circles. */
export const loopLimits = {
  /** UTF-16 units of what is repeated, at least: a few words. */
  shortest: 12,
  /** UTF-16 units of it at most: some sentences. */
  longest: 400,
} as const;
