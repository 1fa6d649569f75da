/** Numbers of turning recognised words into text, with unit and reason. Heights are those of a line's words. */
export const ocrTextLimits = {
  /** In line heights: a wider gap between two words of one line separates cells; justified prose stays under it. */
  cellGap: 2,
  /** Common height, as a share of the lower one, from which two lines of different blocks stand in one row. */
  rowOverlap: 0.5,
  /** Words a line of a table's column has on average at most; columns of prose have more. */
  cellWords: 3.5,
  /** Words of a line that is a figure, with its sign or unit, and share of such lines in a column of figures. */
  figureWords: 2,
  figureShare: 0.6,
  /** Share of the lines of the shorter column that must stand beside one of the longer. */
  alignedShare: 0.6,
  /** Times the usual line height from which a line is a heading, for levels 1, 2 and 3: heights of boxes vary by a fifth. */
  headingRatios: [2, 1.6, 1.35],
  /** Words a heading has at most. */
  headingWords: 16,
  /** Words a line needs before its slope says something about the page. */
  slopeWords: 4,
  /** Share of a sloping word's box that its slope may take at most. */
  mostRise: 0.7,
  /** 0-1: mean confidence under which a page is read with doubt: receipts below it had word F1 under .83 in test/eval, above it over .9. */
  doubtBelow: 0.8,
} as const;
