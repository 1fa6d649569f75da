/** Numbers of the process that computes over tables, with unit and reason. */
export const tableWorkerLimits = {
  /** Bytes SQLite may take: a sheet of 200,000 rows needs a tenth of it, a join of it with itself all. */
  heapBytes: 512 * 1024 * 1024,
  /** Rows, columns and UTF-16 units of a result that go back: an answer names some of them. */
  resultRows: 2_000,
  resultColumns: 50,
  valueCharacters: 10_000,
  /** UTF-16 units of SQLite's own words that are kept. */
  detailCharacters: 300,
} as const;
