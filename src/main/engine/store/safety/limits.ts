/** Numbers of what keeps the two databases safe. */
export const safetyLimits = {
  /** Backups of personal.db that are kept; one a day makes a week. */
  backups: 7,
  /** Milliseconds between looks whether something is due: a laptop sleeps through timers of a day. */
  lookMs: 10 * 60_000,
  /** Milliseconds before the first look after a start: a person is waiting for other things then. */
  firstLookMs: 30_000,
  /** Milliseconds after which what was changed is in a backup, while Docent runs. */
  backupMs: 60 * 60_000,
  /** Milliseconds between full checks. */
  fullCheckMs: 7 * 24 * 60 * 60_000,
  /** Bytes of a database that is looked through at every start: some tenths of a second. */
  alwaysBytes: 64 * 1024 * 1024,
  /** Bytes above which a database is not looked through before it opens, but soon after, bit by bit: a person waits for the window. */
  beforeOpeningBytes: 1024 * 1024 * 1024,
  /** Bytes above which a database holds something, without a look: an empty library.db with its log has some hundreds of kilobytes. */
  untouchedBytes: 8 * 1024 * 1024,
  /** Bytes read at a time where a whole file is read to see whether the disk gives it. */
  readBytes: 1024 * 1024,
  /** Repairs a person has not yet put away that are remembered. */
  repairs: 20,
} as const;
