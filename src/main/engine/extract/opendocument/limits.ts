const mebibyte = 1024 * 1024;

export const openDocumentLimits = {
  /** Bytes of an encrypted part; what is parsed as a tree takes ten times as much. */
  maxPartBytes: 96 * mebibyte,
  /** Rounds of hashing a file may demand; LibreOffice writes 100,000, about half a second a part. */
  maxRounds: 1_000_000,
  /** Bytes unpacked at once. */
  sliceBytes: 64 * 1024,
  /** Cells and rows that one repeated one stands for in a text's table; sheets are read elsewhere. */
  maxRepeats: 64,
  /** Spaces that one mark stands for. */
  maxSpaces: 200,
  /** Slides or drawing pages of one document. */
  maxPages: 20_000,
  /** Styles that stand on one another; a circle in a damaged file must end. */
  longestStyleChain: 16,
} as const;
