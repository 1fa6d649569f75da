/** Numbers of reading TNEF, what Outlook wraps attachments in (`winmail.dat`). */
export const tnefLimits = {
  /** Bytes of one such file, which is held whole; mail servers refuse more than 150 MB. */
  maxBytes: 256 * 1024 * 1024,
  /** Attributes of one file; a message has some dozen and about six for each attachment. */
  maxAttributes: 50_000,
  /** Properties of one set, and values of one property. */
  maxProperties: 10_000,
  /** Attachments that are listed. */
  maxAttachments: 2_000,
} as const;
