/** Every number of the model host, with its unit and its reason. */
const second = 1000;
const minute = 60 * second;
const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

export const modelHostLimits = {
  /** Milliseconds without a request after which a model's memory is given back. */
  idleMs: 10 * minute,
  canary: {
    /** Likeliest tokens looked at after loading. */
    tokens: 100,
    /** Least difference of log-probability between the first and the last of these: a sane model has 5 and more. */
    leastSpread: 0.01,
    /** How far the length of a unit vector may be from 1. */
    unitTolerance: 0.01,
  },
  lease: {
    /** Bytes of memory up to which a machine holds one heavy model at a time. */
    smallMachine: 8 * gibibyte,
    /** Bytes of weights from which an embedder or reranker counts as heavy; the bundled one has 23 MB. */
    heavyBytes: 256 * mebibyte,
  },
  transformers: {
    /** Tokens a model reads whose files and profile say nothing, and at most: memory grows with the square, passages are shorter. */
    unknownWindowTokens: 512,
    mostWindowTokens: 2048,
    /** Tokens of the query a reranker reads, so that a pasted paragraph leaves room for the passage. */
    rerankQueryTokens: 128,
    /** Query and passage pairs per run of a reranker: cancel waits for one run at most. */
    rerankBatch: 4,
    /** Pixels of the square a picture model looks at when its files say nothing: that of the first CLIP. */
    unknownPictureEdge: 224,
    /**
     * Microseconds ONNX Runtime's threads wait for one another by spinning. Its default is right on idle cores only: beside
     * one busy core (documents being read) it embeds 21 texts/s, with this bound 49 (two cores, medians of 14 rounds).
     */
    threadSpinMicroseconds: 20,
    /** Bytes read at once while a model file is hashed. */
    hashReadBytes: 1024 * 1024,
  },
  llama: {
    /** Tokens of chat context asked for at most: room for 12 passages and an answer; more costs memory (KV cache) only. */
    chatContextTokens: 8192,
    /** Tokens below which a chat model cannot hold a question, one passage and an answer. */
    minChatContextTokens: 512,
    /** Tokens of context never used, so that the library does not shift it under a long answer. */
    contextReserve: 2,
    /**
     * Tokens of a prompt evaluated in one go, between two looks at the stop button: small ones waste a processor (32: 40
     * tokens/s, 64: 62, 256: 78), large ones cannot be stopped. The size follows the machine between these bounds …
     */
    promptSlice: { first: 64, smallest: 32, largest: 512 },
    /** … so that one takes about this many milliseconds. */
    promptSliceMs: 1 * second,
    /** Tokens one text may have in a GGUF embedder; chunks are far smaller and memory grows with it. */
    embeddingWindowTokens: 2048,
    /** Tokens kept free for what the model adds itself (begin, end, separator). */
    embeddingSpecialTokens: 4,
  },
} as const;
