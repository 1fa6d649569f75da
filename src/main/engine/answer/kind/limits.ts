/** Numbers of choosing the sentence that holds what is asked for. Chosen on every second article of xquad, half of the pairs and half of the everyday set. */
export const kindLimits = {
  /** Added to a sentence's score among quotes where it holds a value of the asked kind, times how sure and how near the value is. */
  value: 0.5,
  /** Added or taken away where the sentence says the same as the question of what the value is, or the opposite. */
  attribute: 0.2,
  /** Share of a value that counts where the sentence says the opposite. */
  opposite: 0.3,
  /** Share of a value that counts where it is that of an extension or a condition nobody asked about. */
  hypothetical: 0.35,
  /** Added where the sentence names who bears the role that is asked for, times how surely. */
  role: 0.35,
  /** Of the sentences looked at, those taken for holding what is asked for, whatever words they use. */
  fittingSentences: 12,
  /** Taken away from a sentence among quotes, times the share of the question that its document holds less of than the best. */
  otherDocument: 1,
  /** Added to a sentence that holds what is asked for, times the share of the question that names its document and not what is asked of it. */
  named: 0.45,
  /** Taken away from a score where no word of what a question is about stands in the document, only what is asked of it. */
  aboutOther: 0.2,
  /** Added to a row of a statement whose label is what a figure is asked of, and the share of the question that such a label holds at most. */
  row: 0.5,
  /** Added to its score, times how far it is. */
  rowFound: 0.2,
  rowShare: 0.3,
  /** Taken away from headings, titles and questions: they name what is asked and do not tell it. */
  heading: 0.25,
  /** Share of what a question's word weighs that a sentence gets which says it otherwise. */
  credit: 0.5,
  /** Times by how much less is said beside the value than around the sentence: what stands in the sentence before says whose value that one has. */
  own: 0.1,
  /** Share of what stands around the sentence that counts as said of its value. */
  around: 0.4,
  /** Words up to which a line without an end is a heading. */
  headingWords: 14,
  /** Added to the score of a sentence that states a fact which few texts state at all. */
  rareFact: 0.33,
  /** Added to that, times the share of the question that its document holds. */
  ofDocument: 0.1,
  /** UTF-16 units before a sentence in which the label it stands under is looked for. */
  above: 120,
  /** UTF-16 units and words, without its value, up to which a line is a label with its value: "End of the agreement: 31 March 2026". */
  label: 120,
  labelWords: 7,
  /** UTF-16 units behind a value in which what it is counted from is said: "within ten days of delivery". */
  behind: 48,
  /** UTF-16 units around a value within which the question's words count as said of it. */
  near: 60,
  /** Share of a value that counts wherever the question's words stand. */
  anywhere: 0.4,
  /** Share of the question's names above which a document lacks too many of them to tell something of what it names. */
  mostMissing: 0.99,
  /** Share of all that is no name below which a place that has a name in passing tells nothing of it, and words from which on that can be told. */
  leastInPassing: 0.4,
  restWords: 2,
  /** Passages from the start of a document whose names are what it is about: the first page or two. */
  opening: 3,
  /** Passages before and after one within which a name counts as said of it: two or three pages. */
  shortly: 6,
  /** Share of a document's passages from which on it is about a name that stands in them; in long ones so many are enough, and no more are read. */
  namedShare: 0.05,
  namedPassages: 200,
  /** Cosine with a word of the quotes from which what is asked counts as told in another word; more where other words for it are listed. */
  sameMeaning: 0.45,
  listedMeaning: 0.6,
  /** Words of quotes compared so, at most: one embedding request of some ten milliseconds. */
  comparedWords: 120,
  /** Letters and share of the shorter of two words that are the same in words of one family. */
  akinLetters: 4,
  akinShare: 0.65,
} as const;
