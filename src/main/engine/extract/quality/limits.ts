/** Numbers of the text quality score, with unit and reason. Shares are of characters other than spaces unless said otherwise. */
export const qualityLimits = {
  /** Letters looked at per text: enough to tell, and a page costs less than a tenth of reading it. */
  sampleLetters: 1040,
  /** Pieces the sample is taken in, spread over the text: one broken font of several then shows. */
  samplePieces: 4,
  /** Share of three-letter groups that are frequent in the best language: garbage lies below, honest prose above. */
  groups: { garbage: 0.12, honest: 0.22 },
  /** Groups under which letters say nothing: a page number, a table of figures. */
  leastGroups: 30,
  /** Groups at which the letters count fully; in between they are mixed with the benefit of the doubt. */
  fullGroups: 160,
  /** Plausibility of letters nobody can judge: scripts without a model, too few letters. */
  unknown: 0.85,
  /** Share of Chinese signs that are among the most frequent: shuffled ones have 2 %. */
  han: { garbage: 0.08, honest: 0.3 },
  /** Share of Korean syllables that are among the most frequent. */
  hangul: { garbage: 0.12, honest: 0.35 },
  /** Share of unreadable characters (private use, replaced, control, unassigned) from which nothing is left of the score. */
  unreadable: 0.4,
  /** Share of words that mix scripts or letters and signs in a way no language does: none is lost below, all above. */
  mixed: { usual: 0.12, most: 0.6 },
  /** Characters a short text counts as there: one odd word says little. */
  leastCharacters: 60,
  /** Share of signs that are neither letter nor digit: program code and formulae stay under the first. */
  signs: { usual: 0.5, most: 0.95 },
  /** Letters of one word of a spaced script above which spaces are missing, and their share of the letters. */
  longWord: 40,
  /** Least share of the score that unlikely boxes leave. */
  boxesLeast: 0.4,
  /** Share of words with likely boxes from which nothing is lost. */
  boxesUsual: 0.6,
  /** Width of a letter in heights of its box: outside of this a box shows something else. */
  letterWidth: { least: 0.04, most: 2.5 },
} as const;
