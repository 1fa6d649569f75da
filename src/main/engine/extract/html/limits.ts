/** Numbers of reading web pages. */
export const htmlLimits = {
  /**
   * UTF-16 units of markup, elements (those that a parser adds to mend a page too) and elements inside elements above which a page is read as
   * text without structure: its tree would take some 600 MB, or time by the square of its depth. The HTML standard on one page has 13 million units.
   */
  maxTreeCharacters: 16_000_000,
  maxTreeElements: 250_000,
  maxTreeDepth: 20_000,
  /** Elements above which a page is no article; telling would take longer than reading, and as much memory again. */
  maxArticleElements: 50_000,
  /** UTF-16 units at the start in which the metadata of such a page stands. */
  headCharacters: 64_000,
  /** UTF-16 units of its text handed on at once. */
  flatPieceCharacters: 64_000,
  /** UTF-16 units that tell which tag begins; names of elements are shorter. */
  tagStartCharacters: 64,
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
