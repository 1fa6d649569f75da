/** Numbers of telling encodings, with units and reasons. */
export const textLimits = {
  /**
   * Scores of a sign beyond ASCII read by an East Asian table: one of the commonest, another of the language, punctuation, katakana
   * of half width (any two bytes give them), a letter of another script, none at all.
   */
  eastAsianScores: { frequent: 1, usual: 0.25, sign: 0.5, half: -0.3, foreign: -1, impossible: -3 },
  /** Score from which a short text is believed to be East Asian, and up to which the letters of one alphabet are doubted. */
  minEastAsian: 0.35,
  maxAlphabet: 0.35,
  /**
   * Signs looked at to tell UTF-16 without a mark, the least that say anything, and the share of them that must be letters,
   * digits, spaces and marks: random bytes give three quarters.
   */
  widePairs: 8_192,
  minWideSigns: 12,
  wideShare: 0.98,
} as const;
