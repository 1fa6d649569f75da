/** Numbers of how conversations are held, with unit and reason. */
export const conversationLimits = {
  /** UTF-16 units of a preset's instructions: about 500 tokens, an eighth of a small model's context. */
  presetCharacters: 2_000,
  /** UTF-16 units of a name: what fits a line of a menu twice over. */
  nameCharacters: 80,
  /** Files a folder inside a registered one may stand for in a scope. */
  scopeFiles: 1_000,
  /** Names told of a scope in an answer; the rest is a number. */
  scopeNames: 3,
} as const;
