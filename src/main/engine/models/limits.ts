/** Numbers of ONNX model folders and rerankers, with unit and reason; those of GGUF files stand in `engine/limits.ts` too. */
const mebibyte = 1024 * 1024;

export const ggufLimits = {
  /** Values of a metadata list that is kept: one per layer, of which the deepest networks have some 200. */
  longestKeptList: 1024,
} as const;

export const modelFolderLimits = {
  /** Bytes of config.json; honest ones have some kilobytes. */
  maxConfigBytes: 1 * mebibyte,
  /** Bytes of tokenizer.json and tokenizer_config.json: 250,000 tokens of many languages take 17 MB. */
  maxTokenizerBytes: 64 * mebibyte,
  /** Folders inside folders that are looked through for models: makers, families and versions are kept that deep. */
  searchDepth: 3,
  /** Bytes the disk must have left beyond a copied model. */
  spareDiskBytes: 1024 * mebibyte,
  /** Outer fields of an ONNX file; honest ones have some ten and one per function or note. */
  maxOnnxFields: 10_000,
} as const;

export const rerankLimits = {
  /** Candidates a reranker reads at most: further down hardly anything was found that belongs on top. */
  candidates: 40,
  /** Passages per request: what was read when the time is over counts by whole requests. */
  slice: 8,
  /** Milliseconds a search may wait for the reranker; a small one reads all candidates in half of them on two cores. */
  budgetMs: 2_000,
} as const;
