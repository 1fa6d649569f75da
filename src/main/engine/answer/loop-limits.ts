/** When a model counts as going round in circles. */
export const loopLimits = {
  /** UTF-16 units of what is repeated, at least and at most: some words to some sentences. */
  shortest: 12,
  longest: 400,
  /** How often it stands there in a row at least. */
  times: 3,
  /** UTF-16 units of all of it, at least: cells and lines of a list that say the same ("not stated") are fewer. */
  whole: 160,
} as const;
