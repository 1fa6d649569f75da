/** Numbers of training data and of the training it is for, with unit and reason. */
export const trainingLimits = {
  /** Pairs of one document at most, so that one long report does not teach a model only itself. */
  pairsPerDocument: 40,
  /** Share of documents kept back to measure on. */
  validationShare: 0.1,
  /** UTF-16 units of a sentence that answers: shorter ones say little, longer ones are rarely one statement. */
  sentence: { shortest: 40, longest: 400 },
  /** UTF-16 units of a question a model wrote. */
  question: { shortest: 12, longest: 300 },
  /** Tokens a model may take for one question. */
  questionTokens: 64,
  /** Documents per request. */
  documents: 20,
  /** How often training sees every line: more and a small set is learnt by heart. */
  epochs: 2,
  /** Steps at least, so that a handful of lines leaves a trace, and at most. */
  iterations: { least: 50, most: 2000 },
} as const;
