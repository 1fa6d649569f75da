/** Values of a weights file as 32-bit floats, part by part. */
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../preload/contract/errors.ts';
import { shownName } from './safetensors-header.ts';

/** Where values stand in a file; `start` in bytes. */
export type FloatTensor = { readonly name: string; readonly dtype: string; readonly start: number };

type Decode = { readonly bytes: number; readonly at: (view: DataView, offset: number) => number };

const bits = new DataView(new ArrayBuffer(4));
const decoders: ReadonlyMap<string, Decode> = new Map([
  ['F32', { bytes: 4, at: (view, offset) => view.getFloat32(offset, true) }],
  ['F16', { bytes: 2, at: (view, offset) => view.getFloat16(offset, true) }],
  [
    'BF16',
    {
      bytes: 2,
      at: (view, offset) => {
        bits.setUint32(0, view.getUint16(offset, true) * 65_536);
        return bits.getFloat32(0);
      },
    },
  ],
]);

/** Number formats `readFloats` takes. */
export const isFloatFormat = (dtype: string): boolean => decoders.has(dtype);

/** Values `from`…`from + count` of `tensor`. Rejects with `adapter-invalid` when one is no finite number or the file has become shorter. */
export async function readFloats(
  file: FileHandle,
  tensor: FloatTensor,
  from: number,
  count: number,
): Promise<Float32Array> {
  const decode = decoders.get(tensor.dtype);
  if (!decode) throw invalid(`${shownName(tensor.name)} is stored as ${tensor.dtype}`);
  const bytes = Buffer.alloc(count * decode.bytes);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, tensor.start + from * decode.bytes);
  if (bytesRead < bytes.length) throw invalid(`it ends inside ${shownName(tensor.name)}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    const value = decode.at(view, index * decode.bytes);
    if (!Number.isFinite(value)) {
      throw invalid(`${shownName(tensor.name)} holds a value that is not a number; its training went wrong`);
    }
    values[index] = value;
  }
  return values;
}

function invalid(detail: string): AppError {
  return new AppError('adapter-invalid', `This is not a usable adapter: ${detail}.`, { detail });
}
