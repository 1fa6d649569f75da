/** Numbers of taking pictures out of documents, with unit and reason. */
export const takenLimits = {
  /** Pictures of one document: an illustrated book has hundreds; beyond that it is a store of icons. */
  mostOfDocument: 2_000,
  /** Bytes of one picture file inside a document. */
  maxBytes: 64 * 1024 * 1024,
  /** Bytes under which a picture inside a document is an ornament, a bullet or a pixel that counts readers. */
  leastBytes: 1_024,
  /** UTF-16 units of a message's web page in which its pictures are looked for. */
  pageCharacters: 4_000_000,
  /** UTF-16 units of text kept from before and after a picture, and paragraphs. */
  nearCharacters: 400,
  nearParagraphs: 2,
} as const;
