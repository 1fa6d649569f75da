/** Numbers of long runs, with unit and reason. */
export const batchLimits = {
  /** Tries of one item whose failure may pass: with the waits between them some ten seconds. */
  attempts: 3,
  /** Crashes of the engine under one item after which it is given up; a kill from outside is not its fault. */
  deaths: 3,
  /** Milliseconds between two progress events of a run: ten a second. */
  progressMs: 100,
  /** Milliseconds waited at most before looking whether an item's time has come: waking early costs nothing. */
  longestWaitMs: 60_000,
  /** UTF-16 units of one question in a list; a longer one is a pasted document. */
  questionCharacters: 20_000,
  /** Rows of a table exported at once. */
  exportRows: 500,
  /** Items at once without a model: their results are kept together, which spares the disk. */
  together: 4,
} as const;
