const mebibyte = 1024 * 1024;

export const compoundLimits = {
  /** Bytes of a compound file, which is read whole; older Office can't write more than 2 GB and hardly anyone has 100 MB. */
  maxBytes: 256 * mebibyte,
  /** Entries of its directory; an honest one has a few for every embedded object. */
  maxEntries: 100_000,
  /** Storages inside storages. */
  maxDepth: 32,
  /** Characters of one property; titles and comments are shorter. */
  maxPropertyCharacters: 4_000,
  /** Properties of one set. */
  maxProperties: 500,
} as const;
