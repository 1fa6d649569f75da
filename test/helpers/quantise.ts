/** Numbers in the formats of GGUF tensors, as ggml's reference code makes them. */
export type Format = 'F32' | 'F16' | 'Q8_0';

export const formatNumbers: Readonly<Record<Format, number>> = { F32: 0, F16: 1, Q8_0: 8 };

/** Values of one block of Q8_0. */
const block = 32;

export function quantised(values: Float32Array, format: Format): Uint8Array {
  if (format === 'F32') return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return format === 'F16' ? halves(values) : eightBits(values);
}

function halves(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  for (const [index, value] of values.entries()) view.setFloat16(index * 2, value, true);
  return new Uint8Array(view.buffer);
}

/** Blocks of 32: a half-precision scale, then 32 bytes. */
function eightBits(values: Float32Array): Uint8Array {
  if (values.length % block !== 0) throw new Error(`${values.length} values are no whole blocks`);
  const view = new DataView(new ArrayBuffer((values.length / block) * (block + 2)));
  for (let from = 0, at = 0; from < values.length; from += block, at += block + 2) {
    const part = values.subarray(from, from + block);
    const scale = part.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / 127;
    view.setFloat16(at, scale, true);
    for (const [index, value] of part.entries())
      view.setInt8(at + 2 + index, scale === 0 ? 0 : Math.round(value / scale));
  }
  return new Uint8Array(view.buffer);
}
