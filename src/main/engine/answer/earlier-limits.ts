/** Numbers of what a model is told of the conversation so far, with unit and reason. */
export const earlierLimits = {
  /** Share of the room for earlier turns that a summary of the oldest gets, once they don't all fit. */
  summaryShare: 0.35,
  /** UTF-16 units of one question with its answer in that summary: two sentences; below the shorter it says nothing any more. */
  summaryLine: { longest: 480, shortest: 60 },
} as const;
