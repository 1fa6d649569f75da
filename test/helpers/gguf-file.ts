/** Writes small GGUF files, right and wrong in chosen places. */
export type GgufPair = { readonly key: string; readonly type: number; readonly value: Buffer };
export type GgufTensor = {
  readonly name: string;
  readonly dimensions: readonly (number | bigint)[];
  readonly type: number;
  readonly offset: number | bigint;
};
export type GgufParts = {
  readonly magic?: string;
  readonly version?: number;
  readonly pairs?: readonly GgufPair[];
  readonly tensors?: readonly GgufTensor[];
  /** What the header claims; the true numbers unless given. */
  readonly tensorCount?: bigint;
  readonly pairCount?: bigint;
  readonly dataBytes?: number;
  readonly alignment?: number;
};

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
export function u64(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
export function ggufString(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([u64(bytes.length), bytes]);
}
export const stringPair = (key: string, text: string): GgufPair => ({ key, type: 8, value: ggufString(text) });
export const numberPair = (key: string, value: number): GgufPair => ({ key, type: 4, value: u32(value) });
export const stringListPair = (key: string, texts: readonly string[]): GgufPair => ({
  key,
  type: 9,
  value: Buffer.concat([u32(8), u64(texts.length), ...texts.map(ggufString)]),
});

export const llamaPairs: readonly GgufPair[] = [
  stringPair('general.architecture', 'llama'),
  stringPair('general.name', 'Tiny'),
  numberPair('llama.context_length', 128),
  numberPair('llama.embedding_length', 8),
  stringListPair('tokenizer.ggml.tokens', ['<s>', '</s>', 'a', 'b']),
  stringPair('tokenizer.chat_template', '{{ messages }}'),
];
/** Two F32 tensors of 8 × 4 and 8 values, side by side. */
export const twoTensors: readonly GgufTensor[] = [
  { name: 'token_embd.weight', dimensions: [8, 4], type: 0, offset: 0 },
  { name: 'output_norm.weight', dimensions: [8], type: 0, offset: 128 },
];

/** A whole, valid little file unless `parts` says otherwise. */
export function ggufFile(parts: GgufParts = {}): Buffer {
  const pairs = parts.pairs ?? llamaPairs;
  const tensors = parts.tensors ?? twoTensors;
  const alignment = parts.alignment ?? 32;
  const header = Buffer.concat([
    Buffer.from(parts.magic ?? 'GGUF'),
    u32(parts.version ?? 3),
    u64(parts.tensorCount ?? tensors.length),
    u64(parts.pairCount ?? pairs.length),
    ...pairs.flatMap((pair) => [ggufString(pair.key), u32(pair.type), pair.value]),
    ...tensors.flatMap((tensor) => [
      ggufString(tensor.name),
      u32(tensor.dimensions.length),
      ...tensor.dimensions.map(u64),
      u32(tensor.type),
      u64(tensor.offset),
    ]),
  ]);
  const padding = (alignment - (header.length % alignment)) % alignment;
  return Buffer.concat([header, Buffer.alloc(padding), Buffer.alloc(parts.dataBytes ?? 160, 1)]);
}
