/** Numbers of locating, with units and reasons. */
export const locateLimits = {
  /**
   * Letters by which what stands under the marks may differ from the quote: a bracket's or a note's number sticks to a word, and readers
   * part words otherwise. More is another text.
   */
  strayLetters: 2,
  /**
   * 0-1: mean confidence of a quote's recognised words, by length, under which nothing is marked, and the same for quotes of fewer letters
   * than `letters`, in which one misread word is half of it. Of 570 lines of receipts, letters and old prints a second reader did not find 8
   * of the 25 below in the marked place, and 2 of the 545 above.
   */
  leastConfidence: { usual: 0.6, short: 0.75, letters: 12 },
  /** Heights of a quote's tallest word from which another word in its place is a watermark, which lies across the text and takes no place in it. */
  watermarkHeight: 4,
} as const;
