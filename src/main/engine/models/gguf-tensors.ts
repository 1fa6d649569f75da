/** The tensor list of a GGUF header: every tensor must lie inside the file, aligned, and on nobody else's bytes. */
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import { ggmlTypes } from './ggml-types.ts';
import type { GgufCursor } from './gguf-cursor.ts';
import { invalidModel } from './invalid-model.ts';

type TensorPlace = { readonly start: number; readonly end: number };

/**
 * Reads `count` tensor descriptions; data begins at the next multiple of `alignment` after them and ends with the file (`size`).
 * Throws `model-invalid`, or `model-unsupported` for a number format we do not know.
 */
export async function checkGgufTensors(
  cursor: GgufCursor,
  count: number,
  alignment: number,
  size: number,
): Promise<void> {
  const names = new Set<string>();
  const places: TensorPlace[] = [];
  for (let index = 0; index < count; index++) {
    const name = await cursor.string(limits.models.maxTensorNameBytes, 'a tensor name');
    if (names.has(name)) throw invalidModel('two tensors have the same name');
    names.add(name);
    const bytes = await readTensorBytes(cursor);
    const start = await cursor.u64('the place of a tensor');
    if (start % alignment !== 0) throw invalidModel('a tensor does not begin where it must');
    places.push({ start, end: start + bytes });
  }
  const dataBytes = size - Math.ceil(cursor.position / alignment) * alignment;
  let occupied = 0;
  for (const { start, end } of places.sort((a, b) => a.start - b.start)) {
    if (end > dataBytes) throw invalidModel('a tensor lies beyond the end of the file; the download may be incomplete');
    if (start < occupied) throw invalidModel('two tensors lie on the same bytes');
    occupied = end;
  }
}

/** Bytes of the tensor whose dimensions and type come next. */
async function readTensorBytes(cursor: GgufCursor): Promise<number> {
  const dimensions = await cursor.u32();
  if (dimensions < 1 || dimensions > limits.models.maxTensorDimensions) {
    throw invalidModel(`a tensor has ${dimensions} dimensions`);
  }
  let values = 1;
  let rowLength = 0;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const length = await cursor.u64('a dimension of a tensor');
    if (dimension === 0) rowLength = length;
    values *= length;
    if (length === 0 || values > Number.MAX_SAFE_INTEGER) throw invalidModel('a tensor has an impossible size');
  }
  const typeNumber = await cursor.u32();
  const type = ggmlTypes.get(typeNumber);
  if (!type) {
    throw new AppError(
      'model-unsupported',
      `This model uses a number format this version cannot read (${typeNumber}).`,
      {
        detail: `number format ${typeNumber}`,
      },
    );
  }
  if (rowLength % type.values !== 0) throw invalidModel('the rows of a tensor do not fit its number format');
  return (values / type.values) * type.bytes;
}
