/** Numbers of whole-collection questions, with unit and reason. */
export const collectionLimits = {
  /** UTF-16 units at a document's start in which it says what it is: a title page, a letterhead. */
  openingCharacters: 1_500,
  /** UTF-16 units of a letterhead: whose paper it is stands there. */
  letterheadCharacters: 400,
  /** What speaks for a kind of document: its own title or name, a heading line, the folder it is in, a phrase of its opening. */
  kindScore: { title: 3, line: 3, phrase: 1.5, folder: 1.5, kind: 4 },
  /** Score from which a document is of a kind, and the share of its best kind it must reach: a letter about a contract is a letter. */
  leastKindScore: 1.5,
  kindShare: 0.6,
  /** UTF-16 units of a line that names a document: a heading, not a sentence about one. */
  headingCharacters: 80,
  /** Words between a role ("ends", "due") and its date. */
  roleWords: 12,
  /** Share of a topic's weight one sentence must hold to be about it; words that are to be mentioned must all stand in one or two. */
  aboutShare: 0.5,
  /**
   * A document's own total. `labelReach`: UTF-16 units between "Total" and its number, gaps and leaders not counted: a colon, a currency, what
   * the tax is. `labelLine`: UTF-16 units of a label in a line of its own.
   */
  total: { labelReach: 20, labelLine: 40 },
  /** Sentences quoted of one document, where each is asked what it says. */
  quotes: 2,
  /** A further quote must hold at least this share of the best one. */
  quoteShare: 0.8,
  /** UTF-16 units of one quote; a table without full stops has no end. */
  quoteCharacters: 800,
  /** Milliseconds of work on a document before others have their turn. */
  turnMs: 8,
  /** Files looked up at the end of a run before others have their turn. */
  looksPerTurn: 50,
  /** Files with a line of their own in the answer; the table has them all. */
  listed: 500,
  /** Unread files named in the sentence, and kept with the answer. */
  named: 3,
  /** Files that say nothing about a topic, named in the answer. */
  silentNamed: 10,
  unreadKept: 200,
  /** Times files are looked at once more because they changed while it ran. */
  rounds: 3,
  /** Questions and files from which a model is asked only after a person said yes. */
  proposeFiles: 20,
  /** Tokens of one document, or of a few, read in full: what a person waits for before the first word. */
  wholeTokens: 4_000,
  /** Documents that may be read in full together. */
  wholeDocuments: 12,
  /** UTF-16 units per token, at most: a quick look before tokens are counted. */
  charactersPerToken: 8,
} as const;
