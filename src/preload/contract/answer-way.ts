/** How an answer came about, where it is not from the best passages. */
export type AnswerWay =
  /** A document told in its own sentences, or by a model from all of its parts: `read` of `parts` were read. */
  { readonly kind: 'summary'; readonly read: number; readonly parts: number };
