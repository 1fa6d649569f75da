/** Numbers of reading Outlook's messages. */
export const msgLimits = {
  /** Recipients of one message that are read. */
  maxRecipients: 5_000,
  /** Attachments of one message that are listed. */
  maxAttachments: 2_000,
  /** Messages inside messages that one message is written out with. */
  maxNesting: 8,
  /** Groups inside groups of an RTF body. */
  maxRtfDepth: 500,
  /** Bytes an RTF body unpacks to at most: LZFu reaches about nine times. */
  maxRtfBytes: 64 * 1024 * 1024,
  /** Bytes per line of base64, as RFC 2045 wants (76 signs). */
  base64LineBytes: 57,
  /** UTF-16 units from the start of an RTF's table of fonts that are looked through. */
  fontTableCharacters: 50_000,
} as const;
