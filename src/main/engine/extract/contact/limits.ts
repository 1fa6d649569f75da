/** Numbers of reading contacts and calendars. */
export const contactLimits = {
  /** Bytes of one file, which is held whole; exported address books stay under 50 MB, pictures in them included. */
  maxBytes: 128 * 1024 * 1024,
  /** Components inside components: an alarm in an event in a calendar. */
  maxDepth: 16,
  /** UTF-16 units of one value that are kept: longer ones are pictures. */
  maxValueCharacters: 200_000,
} as const;
