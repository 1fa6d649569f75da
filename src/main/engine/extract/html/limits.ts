/** Numbers of reading web pages. */
export const htmlLimits = {
  /** UTF-16 units of one block of structured data that are parsed. */
  maxDataCharacters: 500_000,
  /** Values of structured data that are looked at. */
  maxDataValues: 5_000,
  /** Letters that must be hard to see before a page is doubted: a white dot or a tracking mark is nobody's text. */
  hiddenCharacters: 16,
  /** Pixels or points; smaller letters can't be read by a person. */
  smallestSize: 2,
  /** UTF-16 units of style sheets that are looked through for what they hide. */
  maxStyleCharacters: 300_000,
  /**
   * An article of at least so many UTF-16 units in long paragraphs is believed although it holds only this share of the page's: below
   * it stand hundreds of readers' comments or teasers of other articles.
   */
  longArticle: { characters: 1_500, share: 0.25 },
  /** Bytes in which a page declares its encoding, as the HTML standard has it. */
  declarationBytes: 4_096,
  /** UTF-16 units of text from which a frame is part of what a person read. */
  frameCharacters: 250,
  /** Frames of one page that are read. */
  maxFrames: 50,
  /** Values of one meta name: authors and keywords may have one element each. */
  maxMetaValues: 200,
} as const;
