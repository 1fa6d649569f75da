/** Numbers of routing PDF pages between readers and OCR, with unit and reason. Layout numbers stand in `limits.extract.pdf`. */
const mebibyte = 1024 * 1024;

export const pdfLimits = {
  /** Quality score (0-1, `extract/quality`) under which a page's text is doubted: garbage lies under .3, honest pages above .6. */
  lowQuality: 0.5,
  /** By how much another reading must score better to replace the first. */
  betterBy: 0.1,
  second: {
    /** Bytes of a PDF above which there is no second reader: it holds the file in memory once more. */
    mostBytes: 128 * mebibyte,
    /** Characters of a page above which only the first reader reads it: a page of print has some thousands, and the second takes twice the memory. */
    mostCharacters: 200_000,
    /** Share of letters without a Unicode value from which the second reader looks at a page. */
    unmappedShare: 0.01,
    /** Pages between two that both readers see as a sample; the first is always one. */
    sampleEvery: 200,
    /** Share of the second reader's words that the first may miss before the second's page is used. */
    lossShare: 0.02,
    /** Words the first must miss at least: with fewer, one split differently would decide. */
    lossWords: 2,
    /** Share of letters written leftwards from which lost words do not decide for the second reader. */
    leftwardShare: 0.2,
    /** UTF-16 units searched for words the first may have missed, all words together: a tenth of a second; of more, a part is looked for. */
    searchedUnits: 200_000_000,
    /** Milliseconds for one page of the second reader. */
    pageMs: 10_000,
  },
  repair: {
    /** Bytes of a damaged PDF that is searched for its objects; the search holds it in memory three times. */
    mostBytes: 96 * mebibyte,
    /** Pages put into the new page tree. */
    mostPages: 20_000,
    /** Bytes of one compressed object stream once unpacked; writers put some hundred objects into one. */
    mostStreamBytes: 32 * mebibyte,
    /** Bytes of an object without a stream that are looked at; page objects are smaller. */
    objectBytes: 64 * 1024,
    /** Bytes at the end of a file in which its end mark stands. */
    endBytes: 2048,
    /** Bytes inflated at once. */
    inflateBytes: 16 * 1024,
  },
  render: {
    /** Pixels per inch for OCR: Tesseract reads letters of 20 to 40 pixels best, which is 10-point print at 300. */
    usual: 300,
    /** A scan's own resolution is kept between these; coarser ones are enlarged to the usual. */
    least: 180,
    most: 400,
    /** Pixels of one rendered picture; an A3 page at 300 has 17 million. */
    mostPixels: 24_000_000,
    /** Pixels of one embedded image; larger ones would not fit into the reader's memory once decoded. */
    mostImagePixels: 160_000_000,
    /** Grey levels (0-255) by which ink differs from paper. */
    inkContrast: 40,
    /** Share of a picture's pixels that must be ink; specks on an empty scan have less. */
    inkShare: 0.0004,
    /** Every so manieth pixel is looked at for ink. */
    inkStride: 7,
  },
  regions: {
    /** Share of the page an image must cover to be read: logos and signatures are smaller. */
    leastShare: 0.06,
    /** Points; shorter sides hold no line of text. */
    leastSide: 24,
    /** Pixels per inch an image needs to show letters. */
    leastPixelsPerInch: 60,
    /** Regions read on one page. */
    most: 8,
    /** Share of an image that native words cover from which its text has been read already. */
    coveredShare: 0.02,
    /** Points within which two images are one region cut into strips. */
    joinWithin: 3,
    /** Mean confidence under which the words found in a region are no text but a photograph. */
    leastConfidence: 0.6,
    /** Confidence under which a single word of a region is dropped: textures give such words. */
    leastWordConfidence: 0.4,
    /** Words a region must have; fewer are labels of a picture misread more often than not. */
    leastWords: 2,
  },
  page: {
    /** Letters up to which a page with painted content counts as without text: a stamp, a page number. */
    fewLetters: 24,
    /** Painted paths and images that make such a page worth looking at. */
    paintedObjects: 1,
    /** Share of the page one image covers to be a scan of it. */
    scanShare: 0.5,
    /** Characters of one page that are read; a page of print has some thousands, and each takes some hundred bytes on its way. */
    mostCharacters: 500_000,
    /** Pieces of text on a page above which only the second reader reads it: PDFium sorts those of one line as they come. */
    mostTextObjects: 60_000,
    /** Painted areas looked at for all white or unpainted letters of a page together: about a second. */
    coverLooks: 500_000_000,
    /** Paths on a page with hardly any text from which they may be letters drawn as outlines. */
    outlinePaths: 150,
  },
  layer: {
    /** Share of unpainted letters from which text is a layer somebody else's OCR left under a scan. */
    unpaintedShare: 0.6,
    /** Share of the page's height that is read as a sample of whether the layer matches. */
    sampleHeight: 0.16,
    /** Words of three letters and more the sample must give to decide. */
    sampleWords: 6,
    /** Confidence of a word that counts in the sample. */
    sampleConfidence: 0.6,
    /** Share of the sample's words the layer must have. */
    matchShare: 0.5,
  },
  /** UTF-16 units a word before a split at a line end is looked at for; the longest in dictionaries have under a hundred. */
  longestWord: 200,
  /** In font sizes: space between lines of one row of a table, and how much wider that between rows must be for it to count. */
  rowGap: { most: 0.6, plain: 0.12, opening: 0.25 },
  ruled: {
    /** Bands between rules a table must have to be ruled between all of its rows; three rules are head and end only. */
    leastBands: 4,
    /** Lines of text most of them have at most, and any of them that is joined. */
    usualLines: 4,
    mostLines: 14,
    /** Share of a line's width that a rule must span to part it from the next. */
    spanShare: 0.5,
    /** In font sizes: how far above the first and below the last line a rule may stand. */
    reach: 1.5,
    /** Points: thickness up to which a painted box is a rule, and its least length. */
    thickness: 2.5,
    leastLength: 30,
    /** Painted paths of a page whose places are asked for; drawings have more. */
    mostPaths: 2_000,
  },
  /** Units held back at most while OCR of the first is under way. */
  unitsAhead: 32,
  notes: {
    /** UTF-16 units of one annotation or field. */
    mostCharacters: 20_000,
    /** Annotations looked at on one page. */
    mostAnnotations: 2_000,
  },
  attachments: {
    /** Files embedded in one PDF that are listed. */
    most: 1_000,
    /** Bytes of one; larger ones are listed with a problem. */
    mostBytes: 256 * mebibyte,
    /** Bytes handed on at once. */
    pieceBytes: 1 * mebibyte,
  },
  metadata: {
    /** Bytes at the start and at the end of a file in which its XMP packet and language are looked for. */
    searchBytes: 4 * mebibyte,
    /** UTF-16 units of one value. */
    mostCharacters: 4_000,
  },
  /** Forms inside forms whose images are looked for. */
  formDepth: 4,
  /** Objects of a page looked at for images; drawings may have hundreds of thousands. */
  objectsLooked: 20_000,
  pictures: {
    /** Pixels of the shorter edge, and points on the page, under which a picture is an icon, a rule or a bullet. */
    leastEdge: 64,
    leastPoints: 24,
    /** Pixels of a picture that is taken out: as colours it takes three bytes each, twice. */
    mostPixels: 60_000_000,
    /** Pictures of one page; some programs cut one picture into hundreds of stripes. */
    mostOfPage: 60,
    /** Pixels of the longer edge of a painted page. */
    mostPaintedEdge: 6_000,
  },
  /**
   * The same letter printed again in its place. How far off it may be: along the line in widths of the letter, but `least` font sizes
   * for narrow ones, and across it in font sizes (a shadow; the next line is a whole one away), at most `farthest` points. `sizeSlack`:
   * share by which sizes may differ; `space`: in font sizes, the gap that parts two words. For pieces whose letters stand between each
   * other's: `baseline`, in font sizes, how far apart they may stand across the line; `overlap`: share of its width that a letter may
   * have in common with its neighbour; `mostOnLine`: pieces compared with each other; `mostLetters`: of two that are. `cell`: points of
   * the squares letters are looked up in; `mostLooked`: equal letters in one. `mostCharacters`: of a page; a newspaper's has 30,000.
   */
  twice: {
    along: 0.4,
    least: 0.1,
    across: 0.3,
    farthest: 60,
    sizeSlack: 0.1,
    space: 0.18,
    baseline: 0.1,
    overlap: 0.3,
    mostOnLine: 200,
    mostLetters: 2_000,
    cell: 6,
    mostLooked: 24,
    mostCharacters: 60_000,
  },
} as const;
