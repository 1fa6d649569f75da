/** Numbers of extraction, with units and reasons. */
export const extractionLimits = {
  /** Fields of one template: more is no table a person reads. */
  fields: 500,
  /** UTF-16 units of a field's name, description, label or example. */
  nameCharacters: 100,
  textCharacters: 2000,
  /** Items of one list cell; what is beyond is cut and said. */
  items: 5000,
  /** Items of a list another program is given: what a model can read of. */
  toldItems: 200,
  /** Items of a list the grid is given. */
  shownItems: 5,
  /** UTF-16 units of a document that are read: some 3,000 dense pages. What is beyond is left out and the row says so. */
  characters: 12_000_000,
  /** UTF-16 units of one value: an address of five lines, not a page. */
  valueCharacters: 400,
  /** UTF-16 units before a value in which its label is looked for, on its line. */
  labelReach: 600,
  /** UTF-16 units of a passage that is asked for whole: an abstract, a summary. */
  passageCharacters: 4000,
  /** Fields rules are sure of that the router asks a model about as well: enough to tell a model that guesses from one that reads. */
  modelTests: 3,
  /** UTF-16 units of a text that a pattern is tried on; what is longer does not fit it. As long as a value: time grows with a power of it. */
  patternCharacters: 400,
  /** Repetitions in a row that a pattern may have: the power with which its time grows; with three it stays under a second. */
  patternRepetitions: 3,
  /** Parts in a row that may be there or not: each doubles the ways to try. */
  patternOptions: 8,
  /** UTF-16 units from the front of a document that tell how it writes dates and numbers: some fifty pages. */
  habitCharacters: 200_000,
  /** Alternatives kept of a cell. */
  alternatives: 5,
  /** Candidates of one field that are compared; a list of prices has thousands of amounts. */
  candidates: 2000,
  /** Different amounts of tax, service and rounding that are added to a sum on trial: each doubles the ways. */
  addedParts: 6,
  /** 0-1: how surely every word of a figure and of a date must be recognised to be verified by itself. */
  sureFigure: 0.8,
  sureDate: 0.75,
  /** 0-1: the same for a text, its letters on average and each of its words. */
  sureText: 0.8,
  sureWord: 0.6,
  /** Lines from the top and the end of a document in which things that stand at its head or foot are looked for. */
  headLines: 40,
  /** A gap between words wider than so many letter heights parts a line into cells. */
  cellGap: 1.6,
  /** The same where recognition parted cells already: only what it missed. */
  readGap: 4,
  /** Letter heights by which lines of one column may begin apart, and the blank before a word that did not fit. */
  flowIndent: 3,
  flowBlank: 0.25,
  /** Two words stand on one line when their boxes share so much of the lower one's height. */
  sameLine: 0.5,
  /** A value may stand so many letter heights below its label. */
  below: 2.6,
  /** UTF-16 units of a heading; a longer line is a sentence. */
  headingCharacters: 80,
  /** Milliseconds of rules at a stretch before others get their turn. */
  turnMs: 30,
  /** Files named in one event; more is told as "many". */
  namedFiles: 50,
  /** Rows of text exported at once. */
  exportRows: 200,
  /** Example files a template is proposed from, and fields proposed. */
  proposedFields: 24,
  /** Share of the example files that must have a label. */
  proposedShare: 0.5,
} as const;
