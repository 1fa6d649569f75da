/** Numbers of the look at ONNX model folders, with unit and reason; those of GGUF files stand in `engine/limits.ts`. */
const mebibyte = 1024 * 1024;

export const modelFolderLimits = {
  /** Bytes of config.json; honest ones have some kilobytes. */
  maxConfigBytes: 1 * mebibyte,
  /** Bytes of tokenizer.json and tokenizer_config.json: 250,000 tokens of many languages take 17 MB. */
  maxTokenizerBytes: 64 * mebibyte,
  /** Outer fields of an ONNX file; honest ones have some ten and one per function or note. */
  maxOnnxFields: 10_000,
} as const;
