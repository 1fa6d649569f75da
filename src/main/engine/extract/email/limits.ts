/** Numbers of putting messages together. */
export const emailLimits = {
  /** Share of the words of an HTML body that the plain one must hold to stand for it. */
  coveredShare: 0.97,
  /** Share of a block's words that must be missing in the chosen body for the block to be added to it. */
  missingShare: 0.5,
  /** UTF-16 units of an HTML body that are parsed as a tree, which takes some twenty times as much. */
  maxHtmlCharacters: 8 * 1024 * 1024,
  /** Attachments of one message that are listed. */
  maxAttachments: 2_000,
  /** UTF-16 units of a subject in a label. */
  labelCharacters: 80,
} as const;
