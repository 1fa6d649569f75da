/** Numbers of Markdown, with units and reasons: its parser takes time by the square of what is not bounded here. */
export const markdownLimits = {
  /** UTF-16 units of one part, which ends at a heading or an empty line where there is one: a table as long as this takes some 600 MB. */
  maxPartCharacters: 200_000,
  /** Marks of quotes and lists, or spaces, in front of one line; nobody nests deeper than ten. */
  maxLineMarks: 100,
  maxIndent: 400,
  /**
   * Signs that may open a link, emphasis, code or a tag, times the UTF-16 units of their paragraph: each may be followed to its end. An honest
   * paragraph of 10,000 units has some hundred of them.
   */
  maxParagraphWork: 40_000_000,
} as const;
