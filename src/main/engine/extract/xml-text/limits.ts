/** Numbers of XML files of any grammar, with units and reasons. */
export const xmlTextLimits = {
  /** UTF-16 units of an attribute's value that a person may have written; longer ones are drawings and keys. */
  maxAttributeCharacters: 2_000,
  /** UTF-16 units without a space from which text is packed data. */
  packedCharacters: 1_000,
} as const;
