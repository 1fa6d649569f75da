/** Numbers of the tests a person runs on models, with unit and reason. */
export const measureLimits = {
  /** Likeliest tokens two models are compared by; beyond them a sane model has less than a hundredth of the probability. */
  tokens: 512,
  /** Tokens a model writes per question of a regression test: enough to see it go astray, few enough for a hundred questions. */
  answerTokens: 48,
  /** Probability a token outside the other model's list is counted with at most. */
  leastProbability: 1e-9,
  /** Mean divergence in nats from which a model no longer is the same one: 8-bit files have .001, good 4-bit ones .03, 2-bit ones .3. */
  meanDivergence: 0.1,
  /** Share of questions whose likeliest next token must be the same. */
  leastAgreement: 0.8,
  /** Changes since last time smaller than this are noise: of divergence in nats, of shares, and of speed as a share. */
  noise: { divergence: 0.005, share: 0.001, speed: 0.2 },
  /** Records kept per model, quantisation and adapters. */
  records: 20,
} as const;
