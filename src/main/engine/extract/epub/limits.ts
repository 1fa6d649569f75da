const mebibyte = 1024 * 1024;

/** Numbers of e-books, with units and reasons. */
export const epubLimits = {
  /** Bytes of one chapter; whole books in one file have some 3 MB. */
  maxChapterBytes: 64 * mebibyte,
  /** Bytes of the package description and the table of contents. */
  maxPackageBytes: 16 * mebibyte,
  /** Chapters in the reading order. */
  maxChapters: 20_000,
  /** Pictures of a page without text that are looked at: such a page has one. */
  maxPictures: 3,
} as const;
