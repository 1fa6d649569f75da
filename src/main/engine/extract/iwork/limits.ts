const mebibyte = 1024 * 1024;

/** Numbers of Pages, Numbers and Keynote documents, with units and reasons. */
export const iworkLimits = {
  /** Bytes of one part as it is packed. */
  maxPartBytes: 128 * mebibyte,
  /** Bytes of all parts unpacked; their objects stay in memory. */
  maxUnpackedBytes: 256 * mebibyte,
  /** Bytes of one packed block unpacked; the programs write 64 KB. */
  maxBlockBytes: 16 * mebibyte,
  /** Objects of one document. */
  maxObjects: 2_000_000,
  /** Steps from a sign in the text to the table or text box that stands there, and from a style to the one it varies. */
  attachmentSteps: 2,
  styleSteps: 8,
  /** Slides inside slides of the outline. */
  maxSlideDepth: 32,
  /** Rows and columns of one table. */
  maxRows: 1_000_000,
  maxColumns: 1_000,
  /** Rows of a part of a table where nothing else says so. */
  tileRows: 256,
} as const;
