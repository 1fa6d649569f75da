/** Every number of keys, codes and passcodes, with its unit and reason. */
export const privacyLimits = {
  /** Bytes of a key: AES-256. */
  keyBytes: 32,
  recovery: {
    /** Letters drawn at random, five bits each: 130 bits, more than anybody can try. */
    letters: 26,
    /** Letters that check the others: one mistyped code in a thousand passes. */
    checkLetters: 2,
    /** Letters between two dashes. */
    group: 4,
    /** Groups a person types again to show that the code was written down. */
    confirmedGroups: 2,
  },
  /** What a guess costs: 64 MB and some 100 ms. RFC 7914 and OWASP's advice for passwords. */
  scrypt: { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 },
  saltBytes: 16,
  /** Milliseconds between a deletion and clearing what it left in free pages and logs: once for many of them. */
  clearMs: 3_000,
  passcode: {
    /** Wrong passcodes before each further one takes longer. */
    freeTries: 5,
    /** Milliseconds the first delayed try takes; it doubles with each wrong one. */
    firstDelayMs: 1_000,
    /** and no more than this, so that a person gets in. */
    mostDelayMs: 60_000,
  },
} as const;
