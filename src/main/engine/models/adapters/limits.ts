/** Numbers of fine-tuned adapters, with unit and reason. */
const mebibyte = 1024 * 1024;

export const adapterLimits = {
  /** Bytes of adapter_config.json; honest ones have a few kilobytes. */
  maxConfigBytes: 1 * mebibyte,
  /** Rank of an adapter; 8 to 64 are usual, and 512 changes as much as a whole training. */
  maxRank: 1024,
  /** Values converted in one go: 4 MB as 32-bit floats. */
  blockValues: 1024 * 1024,
  /** Bytes read at once while a model file is hashed. */
  hashReadBytes: 1 * mebibyte,
} as const;
