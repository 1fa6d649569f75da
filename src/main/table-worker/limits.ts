/** Numbers of the process that computes over tables, with unit and reason. */
export const tableWorkerLimits = {
  /** Rows, columns and UTF-16 units of a result that go back: an answer names some of them. */
  resultRows: 2_000,
  resultColumns: 50,
  valueCharacters: 10_000,
  /** UTF-16 units of SQLite's own words that are kept. */
  detailCharacters: 300,
} as const;
