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
