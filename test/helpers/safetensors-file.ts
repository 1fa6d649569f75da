/** Writes safetensors files, right and wrong in chosen places. */
export type NewWeights = {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  readonly dtype?: 'F32' | 'F16' | 'BF16';
};

/** A whole, valid file; `change` may spoil the header before it is written. */
export function safetensorsFile(
  weights: Readonly<Record<string, NewWeights>>,
  change: (header: Record<string, unknown>) => void = () => undefined,
): Buffer {
  const header: Record<string, unknown> = {};
  const parts: Buffer[] = [];
  let at = 0;
  for (const [name, { shape, values, dtype = 'F32' }] of Object.entries(weights)) {
    const bytes = encoded(values, dtype);
    header[name] = { dtype, shape: [...shape], data_offsets: [at, at + bytes.length] };
    parts.push(bytes);
    at += bytes.length;
  }
  change(header);
  return joined(JSON.stringify(header), parts);
}

export function joined(header: string, parts: readonly Buffer[], claimed?: bigint): Buffer {
  const json = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(claimed ?? BigInt(json.length));
  return Buffer.concat([length, json, ...parts]);
}

function encoded(values: ArrayLike<number>, dtype: 'F32' | 'F16' | 'BF16'): Buffer {
  const width = dtype === 'F32' ? 4 : 2;
  const bytes = Buffer.alloc(values.length * width);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const single = new DataView(new ArrayBuffer(4));
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (dtype === 'F32') view.setFloat32(index * 4, value, true);
    else if (dtype === 'F16') view.setFloat16(index * 2, value, true);
    else {
      single.setFloat32(0, value);
      view.setUint16(index * 2, single.getUint16(0), true);
    }
  }
  return bytes;
}
