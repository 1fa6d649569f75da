const mebibyte = 1024 * 1024;

/** Numbers of zip archives, with units and reasons; those shared with other formats stand in `engine/limits.ts`. */
export const zipLimits = {
  /** Packed bytes inflated at once: at the format's best ratio of 1,032 they become 16 MB. */
  pieceBytes: 16 * 1024,
  /** Unpacked bytes handed on at once. */
  handedBytes: 1 * mebibyte,
  /** Packed bytes asked for at once. */
  storedBytes: 256 * 1024,
  /** Bytes of a central directory: 20,000 members with long names take 10 MB. */
  maxDirectoryBytes: 64 * mebibyte,
  /** Rounds of key derivation and bytes of the mark at the end, as the AES extension (AE-1, AE-2) sets them. */
  aesRounds: 1000,
  aesMarkBytes: 10,
  /** Bytes in front of a member packed with the older encryption. */
  cryptoHeaderBytes: 12,
  /** Blocks of key stream made at once: 64 KB. */
  aesBlocks: 4096,
  /** Score from which names are believed to be Russian or East Asian; a single letter gives less. */
  sureNames: 0.5,
  /** Bytes of names that tell their encoding. */
  nameSampleBytes: 16 * 1024,
} as const;
