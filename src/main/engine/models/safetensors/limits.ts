/** Bounds of what our safetensors reader takes, with unit and reason. */
const mebibyte = 1024 * 1024;

export const safetensorsLimits = {
  /** Bytes of the JSON header; the format's own reader takes 100 MB, adapters have some 100 kB. */
  maxHeaderBytes: 32 * mebibyte,
  /** Tensors of one file; the largest mixtures of experts have some 50,000. */
  maxTensors: 100_000,
  /** Dimensions of one tensor. */
  maxDimensions: 8,
  /** UTF-16 units of a name from the file that a message shows. */
  shownNameCharacters: 80,
} as const;
