/** Every number of the build scripts, with its unit and its reason. */
export const limits = {
  /** Milliseconds to reach the host of Electron's official download; where it is blocked it must not hold anyone up. */
  electronProbe: 4_000,
  /** Milliseconds for Electron's official download (about 120 MB) on a slow line. */
  electronDownload: 10 * 60_000,
  /** Milliseconds to wait for another set-up of the same checkout; a first install on a slow line takes minutes. */
  setupLock: 15 * 60_000,
  /** Milliseconds between two looks at that lock. */
  setupLockPoll: 200,
  /** Milliseconds one suite may take: three times what the longest one (processes, with its 200 kills) needs on two idle cores. */
  suite: 30 * 60_000,
  /** Milliseconds for the app's first start check in the terminal demo: indexing a handful of files on a slow machine. */
  demoCommand: 5 * 60_000,
  /** Lines of a failed suite's log repeated in the summary. */
  failedLogLines: 120,
  /** Oldest major version of Node that loads better-sqlite3 13 (Node-API 10) and strips types without a flag. */
  oldestNode: 24,
};
