/** WebAssembly put together by hand, for loops of some hundred bytes that are too small for a tool chain. Instructions by their names. */

/** SIMD instructions have a prefix and a number in LEB128. */
const simd = (...code: number[]) => [0xfd, ...code];

export const get = (local: number) => [0x20, local];
export const set = (local: number) => [0x21, local];
export const tee = (local: number) => [0x22, local];
/** -64 to 63. */
export const number = (value: number) => [0x41, value & 127];
export const add = [0x6a];
export const subtract = [0x6b];
export const isZero = [0x45];
export const block = [0x02, 0x40];
export const loop = [0x03, 0x40];
export const end = [0x0b];
export const branch = (depth: number) => [0x0c, depth];
export const branchIf = (depth: number) => [0x0d, depth];
export const addFloats = [0x92];
export const storeFloat = [0x38, 2, 0];

export const load = (offset: number) => simd(0x00, 4, offset);
export const store = (offset: number) => simd(0x0b, 4, offset);
export const everyByte = (value: number) => simd(0x0c, ...new Array<number>(16).fill(value));
export const swizzle = simd(0x0e);
export const and = simd(0x4e);
export const shiftRight = simd(0x6d);
export const addBytes = simd(0x6e);
export const widenLow = simd(0x89, 0x01);
export const widenHigh = simd(0x8a, 0x01);
export const addWords = simd(0x8e, 0x01);
export const floatOf = (lane: number) => simd(0x1f, lane);
export const addFour = simd(0xe4, 0x01);
export const multiplyFour = simd(0xe6, 0x01);

/** `numbers` whole numbers, then `vectors` of sixteen bytes, beyond the five parameters. */
type Locals = { readonly numbers: number; readonly vectors: number };

const int32 = 0x7f;
const vector = 0x7b;
const text = (letters: string) => [letters.length, ...Buffer.from(letters)];
/** Two bytes of LEB128 do for everything here. */
const size = (length: number) => [(length & 127) | 128, length >> 7];
const section = (id: number, content: readonly number[]) => [id, ...size(content.length), ...content];

/** A module whose one function `run` takes five whole numbers, gives nothing and works in the memory `from.memory`. */
export function assemble({ numbers, vectors }: Locals, body: readonly number[]): WebAssembly.Module {
  const locals = [2, numbers, int32, vectors, vector];
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, 5, int32, int32, int32, int32, int32, 0]),
      ...section(2, [1, ...text('from'), ...text('memory'), 2, 0, 1]),
      ...section(3, [1, 0]),
      ...section(7, [1, ...text('run'), 0, 0]),
      ...section(10, [1, ...size(locals.length + body.length), ...locals, ...body]),
    ]),
  );
}
