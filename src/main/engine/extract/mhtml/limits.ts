const mebibyte = 1024 * 1024;

/** Numbers of reading saved web pages with everything they show. */
export const mhtmlLimits = {
  /** Bytes of one such file, which is held whole. */
  maxBytes: 256 * mebibyte,
  /** Bytes of a picture from which it is more than decoration and becomes a document of its own. */
  pictureBytes: 200 * 1024,
} as const;
