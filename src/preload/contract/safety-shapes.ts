/** What Docent did about a database that was damaged, until a person has put the note away. */
export type Repair = {
  readonly id: string;
  /**
   * `library-rebuilt`: the index was damaged and is being made anew. `library-renewed`: a person asked for that. `personal-restored`: from
   * the backup of `backupAt`. `personal-lost`: damaged, and there was no backup. `damage-found`: while working; the next start repairs it.
   */
  readonly kind: 'library-rebuilt' | 'library-renewed' | 'personal-restored' | 'personal-lost' | 'damage-found';
  /** Milliseconds since 1970, like `backupAt`. */
  readonly at: number;
  readonly backupAt: number | null;
  /** Name of the file, in the library's folder, that holds what was there before. */
  readonly kept: string | null;
};

/** A database that was set aside: damaged, or replaced because a person asked for a new index. It is kept until a person deletes it. */
export type KeptFile = {
  /** Its name in the library's folder. */
  readonly name: string;
  /** What it was: the index, or conversations and settings. */
  readonly was: 'library' | 'personal';
  /** Of the file and of the log beside it. */
  readonly bytes: number;
};
