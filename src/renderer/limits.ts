/** Every number of the window that is not a matter of looks, with its unit and its reason. */
export const limits = {
  /** UTF-16 units before a passage's first match from which its beginning is left out: about two lines of a narrow list. */
  excerptLead: 120,
  /** Milliseconds of quiet before words are looked up: two keys struck together cost one search, and nobody sees the wait. */
  wordsDebounceMs: 20,
  /** Milliseconds of quiet before meaning is asked for: shorter than the pause between two words, longer than between two keys. */
  meaningDebounceMs: 160,
  /** Milliseconds after which a search that failed is asked once more: an engine that died is back by then. */
  againMs: 2_000,
  /** Milliseconds a person rests on results before the search counts as meant. */
  restMs: 2_000,
  /** UTF-16 units the contract takes for one query. */
  queryCharacters: 100_000,
  /** UTF-16 units the contract takes of a name or of words to filter by. */
  filterCharacters: 200,
  /** Milliseconds of quiet before the file filter is applied. */
  filterDebounceMs: 120,
  /** Hits asked for at once; more than a person reads, enough for a dozen documents with their best passages. */
  searchHits: 40,
  /** Passages of one document in the list before the others are asked for. */
  groupPassages: 2,
  /** Values of one facet offered as chips; rarer ones can be typed. */
  facetValues: 6,
  /** Recent searches under the empty field. */
  recentSearches: 8,
  /** Rows of a growing list drawn at first, and each time its end comes into sight: a few screens. */
  rowsAtOnce: 80,
  /** Rows that Page Up and Page Down move by in the results. */
  resultPage: 6,
  /** Milliseconds the keys rest on a hit before the preview follows, so that running down the list opens nothing in between. */
  previewMs: 120,
  /** UTF-16 units of a query that become the name a search is saved under. */
  savedNameCharacters: 60,
  /** Cosines from which a passage is called very close, close and related: where people drew the line on the bundled model. */
  similarityWords: { veryClose: 0.7, close: 0.5, related: 0.35 },
  /** Page thumbnails kept: a few screens of results, some 10 KB each. */
  thumbnails: 120,
  /** CSS pixels of a thumbnail's width; it is drawn twice as sharp. */
  thumbnailWidth: 44,
  /** Milliseconds one thumbnail may take; a page that takes longer shows its file's icon. */
  thumbnailMs: 5_000,
  /** Milliseconds without a thumbnail to draw before its PDF reader is let go. */
  thumbnailIdleMs: 10_000,
  /** File rows per request; a few screens, so that scrolling seldom waits. */
  filePage: 200,
  /** Requests for file rows under way at once: the visible rows stand on two pages at most. */
  filePagesAtOnce: 2,
  /** Milliseconds between refreshes of visible file rows while files change. */
  filesRefreshMs: 200,
  /** Milliseconds before the files read with doubt are counted again; a number on a button may lag a moment. */
  doubtCountMs: 1_500,
  /** Members of an archive or mail named in the details; the list shows them all. */
  detailMembers: 40,
  /** Pages named in the details before the rest is summed up. */
  detailPages: 60,
  /** Minutes between looks at a folder whose disk reports no changes: the engine's own time, which a test compares. */
  unwatchedMinutes: 2,
  /** Longest edge in pixels of a picture the engine turns into PNG for the window: sharp on a wide screen, 48 MB at most. */
  pictureMaxEdge: 4000,
  /** Milliseconds between snapshot requests while a streamed answer has a gap. */
  resyncMs: 400,
  /** UTF-16 units of text asked for per `document.blocks` request. */
  blockWindow: 120_000,
  /** UTF-16 units shown before a cited place, so that there is something to scroll back to. */
  blockLead: 20_000,
  /** Bytes per read of a PDF. */
  pdfChunkBytes: 256 * 1024,
  /** Milliseconds a closed PDF's reader has to put its things away before it is ended: those not busy need a few. */
  pdfCloseMs: 1_000,
  /** PDF pages drawn before and after the visible ones. */
  pdfOverscan: 1,
  /** Device pixels of one drawn page; Chromium refuses canvases far above, and memory is 4 bytes each. */
  pdfMaxPixels: 16_000_000,
  /** Zoom factors of the document view. */
  zoomMin: 0.4,
  zoomMax: 4,
  zoomStep: 1.2,
  /** Milliseconds of quiet before what is typed and not sent is saved: what a crash may cost. */
  draftMs: 300,
  /** Files and folders offered while a name is typed after `@`. */
  scopeOffers: 8,
  /** UTF-16 units of a preset's instructions and of a name, as the engine takes them. */
  presetCharacters: 2_000,
  nameCharacters: 80,
  /** Milliseconds after the last key before a pasted list of questions is read. */
  questionsReadMs: 250,
  /** Rows of a list of questions shown at once, and at most: the table that can be saved has them all. */
  questionRows: 50,
  mostQuestionRows: 1000,
  /** UTF-16 units and lines of a question from which it is folded: more than is read at a glance, and than people type. */
  foldedQuestion: { characters: 900, lines: 10 },
  /** Milliseconds that a copied answer says so. */
  copiedMs: 1_600,
} as const;
