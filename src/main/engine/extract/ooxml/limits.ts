const mebibyte = 1024 * 1024;

export const ooxmlLimits = {
  /** Series and rows of one chart that are read; nobody sees more in it. */
  maxSeries: 255,
  maxChartRows: 10_000,
  /** Slides of one presentation. */
  maxSlides: 20_000,
  /** Shapes inside groups inside groups. */
  maxGroupDepth: 50,
  /** Pictures of one document whose letters are read: each takes some seconds. */
  maxPictures: 300,
  /** Pixels of a picture's shorter edge under which it is an icon or a line. */
  leastPictureEdge: 100,
  /** 0-1: mean confidence under which what was read in a picture is taken for noise. */
  leastPictureConfidence: 0.6,
  /** Bytes of one embedded file that are unpacked: it is held in memory. */
  maxMemberBytes: 256 * mebibyte,
  /** Bytes handed on at once. */
  memberPieceBytes: 1 * mebibyte,
  /** Embedded files of one document. */
  maxMembers: 2_000,
} as const;
