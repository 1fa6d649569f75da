const mebibyte = 1024 * 1024;

export const officeEncryptionLimits = {
  /** Bytes of an encrypted package, which is decrypted whole: twice it is held in memory. */
  maxBytes: 256 * mebibyte,
  /** Rounds of hashing a file may demand; Office writes 100,000, about half a second. */
  maxRounds: 1_000_000,
} as const;
