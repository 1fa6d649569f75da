/** Numbers of the pictures' gallery and viewer, each with its unit and its reason. */
export const pictureLimits = {
  /** Cells in the window at most, headings not counted; with few enough, scrolling costs the same in any library. */
  cells: 200,
  /** CSS pixels of a cell's picture: the narrowest, the usual and the widest a person can choose. */
  cell: { least: 88, usual: 148, most: 280, step: 8 },
  /** Height of a cell's picture for each pixel of its width: most pictures lie, and a page still fills most of its cell. */
  cellShape: 0.84,
  /** CSS pixels between cells, of one line of words below a cell's picture, of a section's heading, and around it all. */
  gap: 16,
  line: 18,
  heading: 44,
  margin: 20,
  /** CSS pixels of the gallery kept drawn above and below what is seen: about two rows of the usual size. */
  overscan: 340,
  /** Milliseconds without scrolling after which pictures are made sharper; sharper ones would only hold up a scroll. */
  restMs: 160,
  /** Bytes of decoded thumbnails at most, 4 per pixel: every cell's small one (29 MB) and as many medium ones as the rest takes. */
  decodedBytes: 112 * 1024 * 1024,
  /** Rows asked for at once, so that taking them over never holds up a frame; requests under way; and pages kept, a few megabytes. */
  page: 60,
  pagesAtOnce: 3,
  pagesKept: 120,
  /** Milliseconds between two looks at the list while pictures come in: the gallery must not jump under the pointer. */
  refreshMs: 1_500,
  /** The same where their number stays: while a library is read something changes all the time, and seldom what is seen. */
  changedMs: 4_000,
  /** Groups of duplicates asked for at once. */
  groups: 100,
  /** Pictures of a search shown. */
  hits: 120,
  /** Pages a picture may be from that are shown; further ones are hardly it. */
  pages: 6,
  /** Bytes of a picture that is dragged in: what the contract takes, which a test compares. */
  givenBytes: 64 * 1024 * 1024,
  /** Milliseconds of quiet before words are searched for. */
  searchMs: 180,
  /** Pictures of a group shown in the details. */
  detailGroup: 8,
  /** UTF-16 units of surrounding text and of words in a picture shown in the details before they are unfolded. */
  detailText: 480,
  /** CSS pixels kept free around a picture that is fitted to its stage. */
  stageMargin: 14,
  /** Device pixels per pixel of the picture at most, and the factor of one step of zooming. */
  zoomMost: 8,
  zoomStep: 1.25,
  /** Share of a picture's own size below which it is not made smaller than this, in CSS pixels of its longer edge. */
  zoomLeastEdge: 120,
  /** CSS pixels an arrow key moves a picture that is larger than its stage. */
  panStep: 80,
  /** CSS pixels of one turn of a mouse wheel at least; a trackpad's steps are smaller, and move rather than zoom. */
  wheelNotch: 50,
  /** CSS pixels around a word within which a pointer still means it. */
  wordReach: 6,
  /** CSS pixels of the window's width below which the details go when a document opens: they would cover the gallery. */
  detailsBesideDocument: 1500,
  /** Pages of a document from which its strip of pages is offered. */
  stripPages: 2,
  /** CSS pixels of one page in the strip, with its number. */
  stripRow: 118,
  /** Milliseconds the pointer rests on a file's icon before its first page is shown. */
  hoverMs: 350,
} as const;
