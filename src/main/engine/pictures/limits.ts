/** Numbers of pictures, with unit and reason; the measurements behind them stand in README.md. */
export const pictureLimits = {
  signature: {
    /** Rows and columns. */
    edge: 32,
    /** Standard deviation in grey levels under which there is too little to see: an empty page is near to every other one. */
    leastDetail: 6,
  },
  hash: {
    /** Rows and columns of the lowest frequencies whose signs are the hash. */
    frequencies: 8,
    /** Of 63 bits: how many may differ. Pictures made of one another differ in 9 at most, others in 16 at least. */
    mostBits: 11,
    /** Shares of width and height that are tried as what is left of a picture that was cropped. */
    crops: [0.95, 0.9],
  },
  index: {
    /** Bits by which a table finds its candidates, and tables: of two pictures 9 bits apart all but 3 % meet in one. */
    tableBits: 13,
    tables: 18,
    /** Candidates of one bucket that are looked at, the newest first: thousands of frames of one scene would take for ever. */
    mostOfBucket: 400,
    /** Milliseconds a list of pictures waits until it is known which are the same: longer, and a gallery of thousands would open empty. */
    patienceMs: 250,
    /** Looks compared before others may do something, and read from the store at once. */
    slice: 64,
  },
  /** Correlation (-1 to 1) from which two pictures, laid over one another as well as they go, are the same one. */
  leastCorrelation: 0.84,
  look: {
    /** Bytes of a picture file; larger ones are not decoded (`picture-too-large`). */
    maxBytes: 512 * 1024 * 1024,
    /** Files looked at in one round before progress is told, and documents. */
    round: 192,
    /** Batches under way for each process: one is read, hashed and stored while another is decoded. */
    handsPerProcess: 2,
    /** Pictures a process is given at once, and bytes of their files: between two batches it has nothing to do. */
    together: 16,
    togetherBytes: 24 * 1024 * 1024,
    /** Share of its page from which a picture is a scan of it. */
    scanShare: 0.75,
    /** Changes when what is taken out of documents does: they are then looked through again. */
    scanVersion: 1,
    /** Milliseconds of rest after a failure that is not a picture's. */
    restMs: 30_000,
    /** Times as long as going through a long list, or counting it, took until that is done again. */
    restShare: 10,
    /** Milliseconds between two events of progress. */
    progressMs: 250,
  },
  nearby: {
    /** UTF-16 units of the text around a picture that are kept. */
    characters: 600,
    caption: 400,
    /** UTF-16 units from which words that stand in a caption, or hold one, are a citation of it. */
    leastCaption: 12,
    /** Points around a picture on a page in which its caption is looked for. */
    reach: 60,
  },
  cache: {
    /** Bytes of all thumbnails: 20,000 pictures in two sizes, and the large ones last looked at. */
    most: 1024 * 1024 * 1024,
    /** Share of that which is left when the oldest have gone, so that they do not go one by one. */
    leave: 0.9,
    /** Thumbnails that go in one step. */
    step: 200,
    /** Milliseconds for which a thumbnail's last use is not noted again. */
    touchMs: 3_600_000,
    /** Made at once for each process: one is read from the disk while another is decoded. What waits is made newest first. */
    madePerProcess: 2,
  },
  preview: {
    /** Pixels of a drawn page, and of its margin and lines. */
    width: 620,
    height: 800,
    margin: 56,
    lineHeight: 19,
    fontSize: 13,
    /** UTF-16 units of a line, and of a document's text that is looked at. */
    lineCharacters: 76,
    characters: 6_000,
    /** Columns and rows of a drawn table. */
    columns: 6,
  },
  search: {
    /** Weight of a word in the file name, the caption, the picture itself, the text around it. */
    weights: [2, 3, 1, 1],
    /** Candidates of each way of finding. */
    candidates: 200,
    /** Cosine of a text and a picture under which they have nothing to do with each other; CLIP's lie between .15 and .35. */
    leastLook: 0.18,
    /** Cosine of two pictures from which they are alike. */
    leastAlike: 0.7,
    /** Words of a given picture that are looked for among pages, and share of them a page must hold. */
    pageWords: 60,
    leastPageShare: 0.5,
    /** Pages told. */
    pages: 8,
    /** Copies told with a picture. */
    mostOfGroup: 300,
  },
} as const;
