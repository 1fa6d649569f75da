/** Numbers of the databases as files, with unit and reason. */
export const storeLimits = {
  /**
   * Pages in library.db's log before they go into the file, 4 kB each. Passages come in thousands and touch index pages all over a large
   * library; in a longer log one page is written over many times before it goes in once. SQLite's own 1,000 made this most of the writing
   * at a million passages. 32 MB are read at the next start after a crash, a tenth of a second.
   */
  libraryLogPages: 8_000,
  /**
   * Bytes below which a disk counts as full where SQLite does not say whether it was full or failed: what was rolled back or removed since
   * may have given as much back as the log of library.db takes.
   */
  nearlyFullBytes: 32 * 1024 * 1024,
} as const;
