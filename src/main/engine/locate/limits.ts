/** Numbers of locating, with units and reasons. */
export const locateLimits = {
  /**
   * Letters by which what stands under the marks may differ from the quote: a bracket's or a note's number sticks to a word, and readers
   * part words otherwise. More is another text.
   */
  strayLetters: 2,
  /**
   * 0-1: mean confidence of a quote's recognised words, by length, under which nothing is marked. Of 258 lines of receipts, letters and
   * old prints a second reader did not find 3 of the 13 below it in the marked place, and all of the 245 above.
   */
  leastConfidence: 0.6,
} as const;
