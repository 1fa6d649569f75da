/** Numbers of the Tables view that are not a matter of looks, with their unit and reason. */
export const tableLimits = {
  /** Milliseconds between looks at a table's quality and counts while it grows: numbers that need not run. */
  runRefreshMs: 700,
  /** Milliseconds of quiet before a table's cost is estimated: several boxes are ticked in a row. */
  estimateMs: 150,
  /** Milliseconds of quiet before a draft is checked: between two keys nothing is wrong yet. */
  checkMs: 250,
  /** Rows per request: a few screens, well under the 500 the engine gives at once. */
  rowPage: 100,
  /** Requests for rows under way at once: what is seen stands on two pages at most. */
  rowPagesAtOnce: 2,
  /** Pages of rows kept, the nearest to what is seen: 5,000 rows, some 10 MB. */
  rowPagesKept: 50,
  /** Milliseconds between refreshes of the rows in sight while a run goes on. */
  rowsRefreshMs: 250,
  /** Times as long as a refresh took is waited before the next, so that looking takes a fifth of the engine's time at most. */
  restShare: 4,
  /** Milliseconds that news are waited for at most: one slow look must not make the window seem asleep. */
  mostRestMs: 4_000,
  /** Milliseconds of quiet before a filter's words are applied. */
  filterMs: 150,
  /** Milliseconds the keys rest on a cell before its source is looked up, so that running over cells asks for nothing. */
  lookMs: 120,
  /** Milliseconds a first click waits for a second one before the document comes up where that would land. */
  doubleClickMs: 260,
  /** Files looked at for the names of the folders they are in: more names than anyone reads. */
  subfolderFiles: 200,
  /** Confidence (0-1) below which a value is marked as doubtful: wrong more often than about every third time. */
  lowConfidence: 0.65,
  /** Rows that are put on the clipboard at most; whole tables are saved as files. */
  copiedRows: 20_000,
  /** Rows the engine gives per request. */
  rowsAtOnce: 500,
  /** Items of a list per request. */
  itemsAtOnce: 1_000,
  /** Items of a list shown in the panel before the rest is asked for. */
  panelItems: 200,
  /** Milliseconds that a copied table says so. */
  copiedMs: 1_600,
  /** Files offered while a name is typed. */
  fileOffers: 60,
  /** Example files that a template is proposed from, as the engine takes them. */
  exampleFiles: 20,
  /** CSS pixels a column may have. */
  columnWidth: { least: 64, most: 640, step: 16 },
} as const;

/** Milliseconds to wait after a look that took `tookMs`, at least `leastMs`. */
export function restAfter(tookMs: number, leastMs: number): number {
  return Math.min(tableLimits.mostRestMs, Math.max(leastMs, tableLimits.restShare * tookMs));
}
