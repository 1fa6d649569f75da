const mebibyte = 1024 * 1024;

/** Numbers of reading mailboxes. */
export const mboxLimits = {
  /** Bytes looked through at once for the lines that separate messages. */
  windowBytes: 4 * mebibyte,
  /** Bytes around a separator that tell whether it is one: the line itself and the first header after it. */
  separatorBytes: 1_024,
  /** Bytes of one message that are held; what is beyond is left out and said so. */
  maxMessageBytes: 128 * mebibyte,
  /** Bytes of headers looked through for a declared length. */
  headerBytes: 64 * 1024,
  /** Offset (bytes) from which a member's path also says where its message starts, so that opening it need not look through what is before. */
  seekFrom: 4 * mebibyte,
  /** Attachments of one mailbox that are listed. */
  maxMembers: 200_000,
} as const;
