/** Numbers of writing workbooks, with unit and reason. */
export const workbookLimits = {
  /** Rows written at a stretch before others get their turn: some 600 kB of XML, 20 ms. */
  rowsAtOnce: 100,
  /** Longest text of one cell, UTF-16 units: what spreadsheet programs take. */
  cellCharacters: 32_767,
  /** UTF-16 units of a sheet's name at most. */
  nameCharacters: 31,
  /** zlib's level 1-9: beyond it XML hardly shrinks and takes twice as long. */
  compression: 4,
  /** UTF-8 bytes of a part that are compressed in one go. */
  pieceBytes: 65_536,
} as const;
