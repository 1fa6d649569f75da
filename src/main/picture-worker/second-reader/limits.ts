/** Numbers of the second reader of Latin letters (PP-OCR), with unit and reason. */
export const secondReaderLimits = {
  /** Pixels of a page's longer edge in which lines are looked for, and of what edges must be multiples of: the network halves them five times. */
  detectionEdge: 1_280,
  detectionStep: 32,
  /** Pixels to which letters are brought for that, about what the network was trained with; smaller ones are not found. */
  detectionLetters: 14,
  /** 0-1: what a pixel of a line has at least, and a line's pixels on average. */
  pixelLeast: 0.3,
  lineLeast: 0.5,
  /** Area of a line through its edges by which it is widened on each side: the network is taught shrunken lines (DB, Liao et al. 2020). */
  unclip: 1.6,
  /** Pixels of the map a line is high at least. */
  leastHeight: 3,
  /** Pixels of a line's height as it is read; widths above are pressed together to this many. */
  lineHeight: 48,
  leastWidth: 48,
  mostWidth: 2_400,
  /** Lines of one page that are read at most. */
  mostLines: 600,
  /** Times the usual step between letters from which a gap is a space that was not read as one; less where Tesseract saw it, too. */
  gapSteps: 2.6,
  seenGapSteps: 1.1,
  /** Share of the narrower of two words from which both stand at one place. */
  samePlace: 0.5,
  /**
   * 0-1: Tesseract's confidence from which its word stays where both differ. On worn receipts of the development half it was right in 7 of 10
   * such words from .9, in 4 under it; figures it reads wrongly with more confidence.
   */
  sureWord: 0.9,
  sureFigure: 0.95,
  /** 0-1: what the other reading must have at least. */
  secondLeast: 0.6,
  /**
   * 0-1: as sure at most is a word that both read differently, figures as two readings of Tesseract that disagree (`disagreed`): of those taken
   * three in four were right, which is too little to be verified by itself.
   */
  differing: 0.75,
  /**
   * 0-1: mean confidence of a page's signs from which they are Latin (Cyrillic and Greek have .83 to .93, Latin ones .94 and more), and
   * Tesseract's mean from which that need not be asked: it has .35 in other scripts.
   */
  latinLeast: 0.94,
  latinByTesseract: 0.45,
  /** 0-1: what a line in a photograph has at least; of 28 photographs one held such a line, a mark that stands in it. */
  sureLine: 0.9,
  /** Letters and digits in such lines from which a picture is a text. */
  textSigns: 24,
  /** Threads of ONNX Runtime: there is a picture process for each core. */
  threads: 1,
} as const;
