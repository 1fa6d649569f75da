/** Numbers of separated tables, with units and reasons. */
export const csvLimits = {
  /** UTF-16 units at the start by which the separator is told. */
  sampleCharacters: 32 * 1024,
  /** Rows looked at for it. */
  sampleRows: 50,
  /** UTF-16 units of one row; in a longer one a quotation mark was left open and is an ordinary sign. */
  maxRowCharacters: 100_000,
  /** Share of the rows that must have the same number of cells for a sign to be the separator. */
  minAgreement: 0.6,
} as const;
