/** Numbers of what travels between our own processes, with unit and reason. */
export const rpcLimits = {
  /** Bytes from which a piece travels beside its message and is not copied into it: below, a copy costs less than a write of its own. */
  leastApart: 16 * 1024,
  /** Bytes of a message without those, and of one piece: the largest is a picture as colours. What claims to be longer is no message of ours. */
  maxBodyBytes: 256 * 1024 * 1024,
  maxPieceBytes: 1024 * 1024 * 1024,
  /** Pieces of one message: a batch of pictures has some dozens. */
  maxPieces: 4_096,
} as const;
