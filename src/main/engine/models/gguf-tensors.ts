/** The tensor list of a GGUF header: every tensor must lie inside the file, aligned, and on nobody else's bytes. */
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import { ggmlTypes } from './ggml-types.ts';
import type { GgufCursor } from './gguf-cursor.ts';
import { invalidModel } from './invalid-model.ts';
import { isName } from './is-name.ts';

export type GgufTensor = {
  readonly name: string;
  /** Lengths, the fastest-running one first, as ggml counts them. */
  readonly dimensions: readonly number[];
  /** ggml's number of the format. */
  readonly type: number;
  /** Bytes of its values, and where they begin, counted from the start of the data. */
  readonly bytes: number;
  readonly start: number;
};

/**
 * Reads and gives back `count` tensor descriptions; data begins at the next multiple of `alignment` after them and ends with the file (`size`).
 * Throws `model-invalid`, or `model-unsupported` for a number format we do not know.
 */
export async function checkGgufTensors(
  cursor: GgufCursor,
  count: number,
  alignment: number,
  size: number,
): Promise<readonly GgufTensor[]> {
  const names = new Set<string>();
  const tensors: GgufTensor[] = [];
  for (let index = 0; index < count; index++) {
    const name = await cursor.string(limits.models.maxTensorNameBytes, 'a tensor name');
    if (!isName(name)) throw invalidModel('one of its tensors has no readable name');
    if (names.has(name)) throw invalidModel('two tensors have the same name');
    names.add(name);
    const shape = await readShape(cursor);
    const start = await cursor.u64('the place of a tensor');
    if (start % alignment !== 0) throw invalidModel('a tensor does not begin where it must');
    tensors.push({ name, ...shape, start });
  }
  const dataBytes = size - Math.ceil(cursor.position / alignment) * alignment;
  let occupied = 0;
  for (const { start, bytes } of tensors.toSorted((a, b) => a.start - b.start)) {
    const end = start + bytes;
    if (end > dataBytes) throw invalidModel('a tensor lies beyond the end of the file; the download may be incomplete');
    if (start < occupied) throw invalidModel('two tensors lie on the same bytes');
    occupied = end;
  }
  return tensors;
}

/** The dimensions and type that come next, and the bytes they take. */
async function readShape(cursor: GgufCursor): Promise<Pick<GgufTensor, 'dimensions' | 'type' | 'bytes'>> {
  const count = await cursor.u32();
  if (count < 1 || count > limits.models.maxTensorDimensions) {
    throw invalidModel(`a tensor has ${count} dimensions`);
  }
  const dimensions: number[] = [];
  let values = 1;
  for (let dimension = 0; dimension < count; dimension++) {
    const length = await cursor.u64('a dimension of a tensor');
    dimensions.push(length);
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
  if ((dimensions[0] ?? 0) % type.values !== 0) {
    throw invalidModel('the rows of a tensor do not fit its number format');
  }
  return { dimensions, type: typeNumber, bytes: (values / type.values) * type.bytes };
}
