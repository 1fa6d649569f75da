/** Numbers of the picture processes, with unit and reason. */
export const pictureLimits = {
  /** Pixels of one frame; sharp's own bound, 800 MB as colour when it can't be read in stripes. 60,000 x 60,000 is far above. */
  maxPixels: 268_402_689,
  /** Pixels of an animation, whose frames are laid on one another in memory: 60 seconds and 1.3 GB were needed for the largest WebP. */
  maxAnimatedPixels: 100_000_000,
  /** Pixels of a HEIC picture: libheif holds it three times over in WebAssembly memory. */
  maxHeifPixels: 100_000_000,
  /** Pixels of a BMP picture, which is decoded at once. */
  maxBmpPixels: 100_000_000,
  /** Bytes of one picture file. */
  maxBytes: 512 * 1024 * 1024,
  /** Frames of one file that are listed; a fax archive has hundreds. */
  maxFrames: 5_000,
  /** Pixels that are read at most: an A2 sheet at 300 per inch. Larger ones are reduced first. */
  maxReadPixels: 36_000_000,
  /** Pixels of a picture without rows of letters: a sheet of A4 that fills it still has 200 per inch. */
  photographPixels: 4_000_000,
  /** Pixels of an edge of what is read; Tesseract's coordinates end at 32,767. */
  maxReadEdge: 16_000,
  /** Pixels of an edge under which there is nothing to read. */
  minReadEdge: 8,
  /** Pixels: height to which letters are brought, the one with fewest errors in test/eval. */
  letterHeight: 18,
  /** Pixels of letters under which enlarging pays. */
  smallLetters: 15,
  /** Pixels of letters above which a large picture is reduced: fewer errors in test/eval, a tenth faster. */
  largeLetters: 20,
  /** Pixels of a picture from which that saves anything, an A4 sheet of 250 per inch; below it costs as much as it saves. */
  largePixels: 5_000_000,
  /** Times a picture is enlarged and reduced at most. */
  maxEnlarge: 4,
  maxReduce: 0.5,
  /** Pixels of height between which a group of dark pixels may be a letter. */
  letterLeast: 4,
  letterMost: 120,
  /** Width of a letter to its height at most; longer ones are lines and underlined words. */
  letterAspect: 4,
  /** Share of letters under the tall ones, and height to theirs under which a group is a dot. */
  tallShare: 0.85,
  dotShare: 0.45,
  /** Letters needed before their heights and places say anything. */
  fewLetters: 24,
  /** Letters looked at to measure the slope; more change nothing. */
  slopeLetters: 4_000,
  /** Degrees looked at on either side, coarse and fine steps. */
  slopeMost: 15,
  slopeStep: 0.5,
  slopeFineStep: 0.1,
  /** Degrees from which a slope is believed. */
  slopeLeast: 0.4,
  /** Heights of a letter a line drifts across the page before it is straightened; Tesseract copes with less, and turning blurs. */
  leastDrift: 0.7,
  /** Times better letters must line up along another direction before it is believed. */
  slopeGain: 1.15,
  sidewaysGain: 1.6,
  /** Times more than by chance letters must stand in rows to be letters: photographs stay under 3.4, text is above 6. */
  leastRows: 4.5,
  /** The same of a page whose light was evened out, which makes rows of bricks and boards clearer, too: photographs stay under 5.6. */
  evenedRows: 6,
  /** Times clearer rows must be once light is evened out before that is what is read: bitonal pages gain up to 1.07, shaded paper 1.13 to 6. */
  evenedGain: 1.1,
  /** Milliseconds after which a page that read badly is not read another way. */
  retryMs: 40_000,
  /** Share of dark pixels from which the letters are the light ones. */
  darkShare: 0.55,
  /** The same from which there may be a shadow on it: text covers less than a tenth of a page, with tables and logos a quarter. */
  unevenShare: 0.25,
  /** Shares of the pixels, from the dark end, that give a page's ink and its ground: text covers less than a tenth of it. */
  inkShare: 0.01,
  groundShare: 0.9,
  /** Greys at which ink is black and ground white enough; between, contrast is stretched: word F1 of faint receipts rises by .02. */
  blackInk: 40,
  whiteGround: 250,
  /** Greys between ink and ground under which there is nothing but noise. */
  leastContrast: 40,
  /** Letter heights of a tile that is made even by itself: a few letters, so that there is ink in it where there is text. */
  tileLetters: 2.5,
  /** Shares of a tile's pixels, from the dark end, that give its ground and its ink: rows of text cover a quarter of it at most. */
  tileGround: 0.75,
  tileInk: 0.02,
  /** Share of the way from ground to ink that is ground still: the grain of paper and of photographs. */
  groundSlack: 0.1,
  /** Height of a letter to the page's usual one, at least; at most the other way round. */
  likeLetter: 0.55,
  /** Mean confidence (0-1) of a page under which it is read a second time, evened and larger; clean print has more. */
  doubted: 0.88,
  /** Share of a page's letters in no word from which the same is done. */
  missedShare: 0.1,
  /** Pixels to which letters are brought for that. */
  secondHeight: 18,
  /** Letter heights from which a group of dark pixels is a rule, a frame or a stroke of a pen: letters that touch make a word's width. */
  strokeHeight: 3.2,
  strokeWidth: 9,
  /** Letter heights of a gap from which parts of a row are read by themselves. */
  rowGap: 4,
  /** Heights of a letter to the page's usual one in a row; sums are often printed twice as high. */
  rowLeast: 0.5,
  rowMost: 2.6,
  /** Share of the lower one's height that a letter and its row must have in common. */
  rowShare: 0.5,
  /** Share of the way to the last letter that a row moves: some three letters tell where it is. */
  rowFollows: 0.35,
  /** Letters of a row; single ones are specks. */
  rowLetters: 2,
  /** Letter heights that are taken along around a row, and pixels to which its letters are brought. */
  rowMargin: 0.35,
  rowHeight: 26,
  /** Greys between a row's ink and ground from which it is read as it is; a fainter one is read evened out, which thins letters. */
  rowContrast: 100,
  /** 0-1: a part of a row all of whose words are as sure is not read again. */
  sureRow: 0.9,
  /** 0-1: sums and dates less sure than that are read once more by themselves, the longest of them; pixels they come to. */
  sureFigure: 0.88,
  mostFigures: 16,
  figureHeight: 30,
  /** Share of its height that is taken along around such a word. */
  figureMargin: 0.3,
  /** How much surer they must be read then. */
  figureGain: 0.03,
  /** 0-1: as sure at most is a figure that two readings read differently: less than any value that is verified by its sureness alone. */
  disagreed: 0.7,
  /** Share of the smaller of two words that must lie in the other for both to be the same on the page. */
  sameWord: 0.5,
  /** Times surer a second reading of a word must be to take the place of the first. */
  mergeGain: 1.05,
  /** 0-1: what only the second reading found must be so sure. */
  addedLeast: 0.6,
  /** Mean confidence (0-1) of a page under which its orientation and script are looked at, and above which they are right. */
  unsure: 0.72,
  /** Words under which a page is also read as sparse text. */
  fewWords: 8,
  /** 0-1: words less sure are noise, where nothing else speaks for letters. */
  wordLeast: 0.3,
  /** 0-1: mean confidence under which letters in rows are those of another script; Cyrillic and Greek read as English have .35. */
  lookAlikes: 0.45,
  /** 0-1: mean confidence under which a page is no text but a photograph, and the same for a handful of words. */
  pageLeast: 0.55,
  fewLeast: 0.8,
  /** 0-1: what a word of several signs reaches on paper and not in a photograph, where words like `AL` have .77 at most. */
  sureWord: 0.85,
  /** Share of such words from which they are believed among scraps: one in a hundred is chance. */
  sureShare: 0.2,
  /** Confidence of OSD (its own unit) from which its orientation and script are believed. */
  orientationSure: 1,
  scriptSure: 0.8,
  /** Pixels of the longer edge of what OSD looks at. */
  osdEdge: 2_400,
  /** Pixels per inch a file may claim; the rest is nonsense some programs write. */
  leastInch: 10,
  mostInch: 10_000,
  /** zlib's level 1-9: pages are shown at once and thrown away. */
  pngCompression: 3,
  /** Pixels per inch at which letters of ten points are `usualLetters` high, and between which Tesseract is told a resolution. */
  usualInch: 300,
  usualLetters: 22,
  readLeastInch: 70,
  readMostInch: 600,
  /** Pixels of the longer edge a picture is decoded to at least when it is looked at; its signature is made of that. */
  leastLookEdge: 192,
  /** Rows and columns of that signature. */
  signatureEdge: 32,
  /** JPEG quality 1-100 of thumbnails: beyond it files grow and nobody sees why. */
  thumbnailQuality: 80,
  /** Pixels of the longer edge to which a drawing without pixels of its own is painted, and pixels per inch it is measured at. */
  drawingEdge: 1_600,
  drawingInch: 72,
  /** Longer to shorter edge of what the picture model is given; it looks at the square in the middle. */
  modelAspect: 4,
} as const;
