const mebibyte = 1024 * 1024;

export const spreadsheetLimits = {
  /** Bytes of unpacked parts that are parsed at once, which takes about ten times as much memory and a third of a second for each million. */
  wholeBytes: 8 * mebibyte,
  /** The same of a workbook that can only be parsed at once (binary, OpenDocument). */
  maxBytes: 64 * mebibyte,
  /** UTF-16 units of one row or shared string of a large workbook; a row of 16,384 long cells has no more. */
  maxElementCharacters: 32 * mebibyte,
  /** UTF-16 units of all shared strings of one workbook. */
  maxStringCharacters: 200 * mebibyte,
  /** Bytes at the end of a sheet's part in which its page headers and footers stand. */
  marginBytes: 64 * 1024,
  /** Rows read of one sheet: as many as Excel has. */
  maxRows: 1_048_576,
  /** Sheets of one workbook. */
  maxSheets: 2_000,
  /** UTF-16 units of one part of a sheet: a page of a few hundred rows. */
  partCharacters: 40_000,
  /** UTF-16 units of a single cell, as in Excel. */
  maxCellCharacters: 32_767,
  /** Empty cells between two filled ones that are kept as such; more are drawn together, addresses tell where a cell stands. */
  maxEmptyCells: 32,
} as const;
