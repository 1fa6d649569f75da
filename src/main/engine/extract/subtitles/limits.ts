/** Numbers of subtitles, with units and reasons. */
export const subtitleLimits = {
  /** Bytes of one file; three hours take 300 kB. */
  maxBytes: 16 * 1024 * 1024,
  /** UTF-16 units from which a paragraph ends with the sentence. */
  paragraphCharacters: 280,
  /** Seconds of silence after which a new paragraph begins. */
  pauseSeconds: 20,
} as const;
