/** Tables of ordinary kinds and what is asked of them, with the values an answer must have. */

/** Values in any order; `nothing`: no table here tells it, so that an answer is a wrong one. */
export type TableAsked = readonly [question: string, ...values: readonly string[]];

export type AskedTable = {
  /** As its file is called. */
  readonly file: string;
  /** Cells between commas, no cell holds one. */
  readonly csv: string;
  readonly questions: readonly TableAsked[];
  /** Nothing in the table answers these. */
  readonly absent: readonly string[];
};
