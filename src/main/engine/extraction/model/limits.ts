/** Numbers of asking a chat model for values, with units and reasons. */
export const modelLimits = {
  /** Tokens of a document put before the model at once: a small model loses the thread in more. */
  windowTokens: 1200,
  /** UTF-16 units a token is taken for before it is counted. */
  charactersPerToken: 4,
  /** Windows of a document that are asked about one field: the likeliest first; lists go over all up to here. */
  windows: 2,
  listWindows: 12,
  /** UTF-16 units by which a window goes back into the one before: an item must not fall between two. */
  overlap: 200,
  /** UTF-16 units between two pages or sections that still follow one another. */
  unitGap: 8,
  /** Tokens a value, and a list, may take. */
  valueTokens: 64,
  listTokens: 600,
  /** Fields asked at once. */
  groupFields: 6,
  /** Strings in a row that were all written before, from which a model goes in circles: a list that names a thing twice has fewer. */
  loopItems: 6,
  /** UTF-16 units of one text from which it has no end: forty names that a small model writes as one are shorter. */
  stringCharacters: 1000,
  /** UTF-16 units from which an item that stands nowhere in the document is no slip of the pen but rambling. */
  unplacedCharacters: 200,
  /** Items taken of what a model writes at once. */
  items: 40,
  /** Corrections shown to the model as examples. */
  examples: 3,
} as const;
