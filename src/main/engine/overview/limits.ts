/** Numbers of what is told of files without a question, with unit and reason. */
export const overviewLimits = {
  summary: {
    /** Sentences a document is told in. */
    sentences: 6,
    /** UTF-16 units of a sentence that can stand alone: shorter is a heading or a cell, longer a list run together. */
    shortest: 40,
    longest: 420,
    /** Sentences compared; of a longer document an even sample, a second of work at most. */
    compared: 1_500,
    /** How much a sentence loses for what was said already, 0-1. */
    repetition: 0.6,
    /** What the first sentences of a document gain, falling to nothing over its first part: that is where people say what it is about. */
    opening: 0.15,
    openingShare: 0.1,
    /** Parts of a document a model reads, evenly spread: on a slow machine half a minute each. */
    parts: 12,
    /** UTF-16 units of one part: about 700 tokens, so that a small context holds it beside rules and answer. */
    partCharacters: 2_400,
    /** Passages of one part, so that a citation names a place and not a page. */
    partPassages: 4,
  },
  topics: {
    /** Topics told. */
    most: 8,
    /** Documents named under one. */
    documents: 5,
    /** Words of a topic at most. */
    words: 3,
    /** Documents looked into, newest first, and UTF-16 units of each: a large folder takes a second. */
    lookedInto: 400,
    characters: 12_000,
    /** Pages or sections whose headings are read. */
    units: 40,
  },
  /** Biggest documents and unreadable files named. */
  biggest: 5,
  unreadable: 12,
  suggestions: {
    /** Questions offered. */
    most: 4,
    /** Questions tried out, each a search: what the files do not answer is not offered. */
    tried: 10,
    /** Documents they are made from, evenly spread. */
    documents: 24,
    /** UTF-16 units and words of a heading that makes a question. */
    headingCharacters: { shortest: 4, longest: 60 },
    headingWords: 7,
    /** Questions to go on with. */
    followUps: 3,
    /** Of those, tried out at most: they come while a person reads the answer. */
    followUpsTried: 6,
    /** Passages they are made from. */
    passages: 24,
  },
} as const;
