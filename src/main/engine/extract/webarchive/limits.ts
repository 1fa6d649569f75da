const mebibyte = 1024 * 1024;

/** Numbers of reading Safari's web archives. */
export const webarchiveLimits = {
  /** Bytes of one archive, which is held whole. */
  maxBytes: 256 * mebibyte,
  /** Frames inside frames. */
  maxFrameDepth: 4,
} as const;
