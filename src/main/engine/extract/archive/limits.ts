/** Numbers of archives, with units and reasons. */
export const archiveLimits = {
  /** Members of one archive that become files; more are counted and named as left out. */
  maxMembers: 20_000,
  /** Members counted at all: the rest of a longer archive is told as "at least". */
  maxCounted: 1_000_000,
  /** Bytes at the end by which an archive is known again while its members are opened. */
  knownByBytes: 64 * 1024,
} as const;
