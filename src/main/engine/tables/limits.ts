/** Numbers of asking tables, with units and reasons. */
export const tableLimits = {
  /** Rows of one table that are computed with; a sheet of more is taken up to here and the answer says so. */
  rows: 200_000,
  /** Columns of one table; more than this is a matrix, not a list of things. */
  columns: 500,
  /** Rows below which lines with tabs are not yet a table: a heading and one row. */
  leastRows: 2,
  /** Rows at the top among which the headings are looked for: titles and notes stand above them. */
  headingRows: 6,
  /** Share of a column's filled cells that must read as numbers or dates for the column to be one. */
  typedShare: 0.7,
  /** Cells of a column looked at for its type. */
  typeSample: 500,
  /** Cells of a column looked at for the currency they stand in. */
  currencySample: 200,
  /** Different values of a column that are looked for in a question. */
  linkedValues: 50_000,
  /**
   * A word within cells chooses rows where at most so many hold it, or this share of them: what stands everywhere tells nothing apart. In lists
   * of payments one payee may fill most rows.
   */
  wordWithin: { leastHeld: 3, heldShare: 0.35, ledgerShare: 0.7 },
  /** Cells that hold a word of the question, named one by one in a query that a person may read. */
  namedOneByOne: 12,
  /** Score (0-1) from which a computed answer is given without being asked for. */
  certain: 0.85,
  /** The same where a person chose to ask tables. */
  chosen: 0.45,
  /** Documents with tables that are tried unasked: a table further down is another one more often than not. */
  glanceDocuments: 2,
  /** Places of the results looked at for these: a letter that speaks of the rent stands above the list of what was paid. */
  lookedAt: 12,
  /** UTF-16 units of a document up to which its tables are tried unasked: beyond it every ordinary question would wait. */
  glanceCharacters: 300_000,
  /** Words of a question up to which tables are tried unasked: a pasted page asks none. */
  glanceWords: 40,
  /** Score that a document further down the results must make up for, for each place. */
  laterDocument: 0.03,
  /** Readings of a question tried for one table, and computed in all, until one gives a value. */
  proposals: 8,
  tries: 6,
  /** Documents whose tables are tried for one question: the first few of a search. */
  documents: 5,
  /** Files looked at for one a question names: copies of it lie in other folders. */
  namedFiles: 20,
  /** Tables of one document that are tried. */
  tablesOfDocument: 20,
  /** What a chat model is told of a table, and may write: columns, first rows, UTF-16 units of a cell, tokens. */
  model: { columns: 40, rows: 4, characters: 60, tokens: 160 },
  /** Rows of a table told to the engine: enough for how its columns write numbers, and for a model to see what they hold. */
  outlineRows: 50,
  /** Cells of tables kept read between questions, some 450 bytes each: half of what a large sheet takes. Reading one anew takes seconds. */
  heldCells: 400_000,
  /** Cells cited at most. */
  citations: 12,
  /** Values told at most; more than that are counted. */
  told: 20,
} as const;
