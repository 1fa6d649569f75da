export const legacyOfficeLimits = {
  /** Pieces of one Word document's text; fast saved ones have some thousands. */
  maxPieces: 200_000,
  /** Paragraph runs whose properties are read. */
  maxRuns: 2_000_000,
  /** Words in a file that one built up of overlapping pieces may hold per byte of the file. */
  maxCharactersPerByte: 4,
  /** Records inside records of a PowerPoint file. */
  maxRecordDepth: 24,
  /** Records of one PowerPoint file that are looked at. */
  maxRecords: 2_000_000,
  /** Slides of one presentation. */
  maxSlides: 20_000,
  /** Saves of a presentation that are followed back. */
  maxEdits: 1_000,
} as const;
