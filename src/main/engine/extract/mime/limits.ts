const mebibyte = 1024 * 1024;

/** Numbers of reading MIME messages (RFC 5322, 2045-2049). */
export const mimeLimits = {
  /** Bytes of one message held in memory; mail servers refuse more than 150 MB, what lies beyond is not looked at. */
  maxMessageBytes: 256 * mebibyte,
  /** Bytes of headers of one part that are looked at; honest ones stay under 100 kB, bombs are all header. */
  maxHeaderBytes: 1 * mebibyte,
  /** Headers of one part that are kept; mailing lists add some 200. */
  maxHeaders: 1_000,
  /** UTF-16 units of one header's value; the longest honest ones list thousands of recipients. */
  maxHeaderCharacters: 256 * 1024,
  /** Multiparts inside multiparts; honest mails stay under 10. What is deeper is read as text. */
  maxNesting: 60,
  /** Parts of one message; digests have hundreds. What follows belongs to the last one. */
  maxParts: 5_000,
  /** Bytes given out at once when a part is decoded. */
  pieceBytes: 1 * mebibyte,
  /** Bytes of one text part that are decoded to text. */
  maxTextBytes: 64 * mebibyte,
  /** UTF-16 units of a file name; longer ones are cut before their ending. */
  maxNameCharacters: 180,
  /** UTF-16 units of a date header. */
  maxDateCharacters: 500,
} as const;
