/** Numbers of the bench, with unit and reason. */
export const benchLimits = {
  /** Words of the prompt: about 500 tokens, as a question with a few passages. */
  promptWords: 400,
  /** Tokens written: enough for a steady speed. */
  generatedTokens: 64,
  /** Texts embedded per round, words of each, and rounds of which the best counts: others are disturbed. */
  embedTexts: 16,
  embedWords: 110,
  embedRounds: 3,
  /** Pages read: the first loads the language, the others count. */
  ocrPages: 3,
  /** Searches of which the median counts. */
  searches: 9,
} as const;
