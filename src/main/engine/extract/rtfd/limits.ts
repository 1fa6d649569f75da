/** Numbers of RTF documents with attachments, with units and reasons. */
export const rtfdLimits = {
  /** Bytes of the text; pictures stand in files of their own. */
  maxTextBytes: 128 * 1024 * 1024,
} as const;
