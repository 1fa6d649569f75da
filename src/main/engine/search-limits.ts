/** Numbers of search, its caches and its history, with unit and reason; a part of `limits`. */
const second = 1000;

export const searchLimits = {
  search: {
    /** UTF-16 units of a query; longer is almost always a pasted document, of which the telling words are taken, */
    maxQueryCharacters: 5_000,
    /** from as many UTF-16 units. */
    readCharacters: 100_000,
    /** Library languages a query word is stemmed in, commonest first. */
    maxLanguages: 8,
    /** UTF-16 units of a document that are enough to tell its language. */
    languageSample: 5_000,
    /** Distinct query terms used, rarest first. */
    maxTerms: 64,
    /** Candidates from each part before fusion. */
    candidates: 200,
    /** Share of a score that each earlier hit of the same page or section leaves: ten hits then show ten places if there are. */
    repeatShare: 0.7,
    /** UTF-16 units of a passage that "more like this" compares: more than an embedding model reads. */
    similarCharacters: 4_000,
    /** Neighbours asked for beyond those shown: the passage itself and its overlaps are among them. */
    similarSpare: 10,
    /** What other programs do by default: so many passages, from this cosine on, words not considered. */
    classic: { passages: 8, leastCosine: 0.3 },
    /** Hits after fusion whose text and vectors are looked at: further down hardly anything was found that belongs on top. */
    head: 50,
    /**
     * Words that stand together: terms of the stretch looked at (a sentence), and what the best stretch and neighbouring pairs add to
     * a score of about 2. What this and what follows give together stands in search/README.md; each by itself is not measured.
     */
    near: { window: 15, together: 0.3, pairs: 0.2 },
    /** Passages whose word counts are exact; a commoner word weighs little anyway. */
    countedPassages: 20_000,
    /** Words whose passages are remembered, some 100 bytes each; */
    keptWordCounts: 20_000,
    /** those of common words until the library has grown or shrunk by this share. */
    commonCountsKept: 0.1,
    /** Passages that rarer words find from which words that stand in so many are not looked for by themselves. */
    telling: { enough: 2_000, common: 10_000 },
    /** Share of a hit's score taken from its nearest neighbours among the head, and how many of them. */
    agreement: { neighbours: 5, share: 0.4 },
    /** Share of its document's best score a hit gains, and what a title gains it that holds all of the query's title words. */
    documentEvidence: { bestPassage: 0.5, title: 0.3 },
    /** Another spelling of a query's words. */
    spelling: {
      /** Words of a query that are corrected, and that are looked for as text recognition may have misread them. */
      correctedWords: 4,
      misreadWords: 16,
      /** Passages up to which a word may be a misspelling itself, and times the right spelling must be commoner then. */
      nearlyNowhere: 1,
      muchCommoner: 20,
      /** Share of a word's passages up to which a lookalike counts as the same word misread. */
      misreadShare: 0.1,
      /** First letters a typing error's correction has in common with it, unless the error is among them. */
      sharedLetters: 3,
      /** Terms of the vocabulary compared per unknown word. */
      vocabularyRange: 3_000,
      /** Spellings looked for instead of a word. */
      instead: 3,
      /** What a passage gains by another spelling, as a share of what the word itself would give, */
      share: 0.7,
      /** and at most this share of what the best passage with the words as typed has. */
      mostShare: 0.8,
    },
    /** Words marked in passages for one beginning typed. */
    markedBeginnings: 200,
    /** A code is rare while it stands in at most so many passages, or this share of them. */
    rareCode: { passages: 20, share: 0.005 },
    /**
     * Share of the best cosine a hit without any word of the query must have. Of the relevant ones among the first ten on four sets 95 %
     * have .75 or more, of the others without a word half have less than .34 (xquad) and .7 (tables).
     */
    paddingShare: 0.6,
    /** Made-up queries by which it is measured how near is near by chance: the nearest of n is passed by one further in n + 1, so 1.5 %. */
    nonsenseQueries: 64,
    /** Share of a question's words a passage must hold to be shown as close where nothing was found, unless it is near by meaning. */
    closestWordsShare: 0.5,
    /** Prepared statements kept, one per form a filter takes. */
    keptStatements: 50,
    /** Passages whose lengths are read in one go: some 5 ms. */
    lengthsAtOnce: 10_000,
    /** Passages whose scores are added up in one go: 128 kB, which a processor keeps at hand. */
    scoredAtOnce: 16_384,
    /** Weight of being unlike what is chosen already against the score, 0-1, among the passages of an answer: copies go, the order of others stays. */
    diversity: 0.2,
    /** First keyword hits that vote on the language of a query that doesn't tell it. */
    languageVoters: 10,
    /** BM25 weights of the full-text columns: a word in the title says more about a passage than one in its body. */
    fieldWeights: { title: 3, heading: 1.5, body: 1 },
  },
  cache: {
    /** Result lists of some 100 kB each, and how many milliseconds they may be shown again. */
    results: { entries: 100, lifeMs: 10 * 60 * second },
    /** Vectors of some 2 kB; a model gives the same one for ever, so that their age hardly matters. */
    queryVectors: { entries: 1_000, lifeMs: 24 * 60 * 60 * second },
    /** Answers of some 100 kB. */
    answers: { entries: 50, lifeMs: 10 * 60 * second },
  },
  history: {
    /** Searches remembered; the oldest beyond them go. */
    entries: 5_000,
    /** UTF-16 units of a query that are remembered. */
    queryCharacters: 1_000,
    /** Rows per list of the insights page. */
    shown: 50,
  },
} as const;
