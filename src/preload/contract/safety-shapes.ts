/** What Docent did about a database that was damaged, until a person has put the note away. */
export type Repair = {
  readonly id: string;
  /**
   * `library-rebuilt`: the index was damaged and is being made anew. `library-renewed`: a person asked for that. `personal-restored`: from
   * the backup of `backupAt`. `personal-lost`: damaged, and there was no backup. `damage-found`: while working; the next start repairs it.
   * `records-restored`: letters that changed on the disk were put back from backups. `records-damaged`: no backup held them, so they stay.
   */
  readonly kind:
    | ('library-rebuilt' | 'library-renewed' | 'personal-restored' | 'personal-lost' | 'damage-found')
    | ('records-restored' | 'records-damaged');
  /** Milliseconds since 1970, like `backupAt`. */
  readonly at: number;
  readonly backupAt: number | null;
  /** Name of the file, in the library's folder, that holds what was there before; with `records-restored` a copy of it. */
  readonly kept: string | null;
  /** How many, by the table of personal.db they stand in; with `personal-…` those that were saved out of the damaged file. */
  readonly records?: Readonly<Record<string, number>>;
};

/** A database that was set aside: damaged, copied before it was mended, or replaced because a person asked for a new index. It is kept until a person deletes it. */
export type KeptFile = {
  /** Its name in the library's folder. */
  readonly name: string;
  /** What it was: the index, or conversations and settings. */
  readonly was: 'library' | 'personal';
  /** Of the file and of the log beside it. */
  readonly bytes: number;
};
