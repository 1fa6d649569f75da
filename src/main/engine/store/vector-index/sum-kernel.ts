/**
 * Sums table values over codes, sixteen codes at a time: a WebAssembly function of some hundred bytes, put together here because it
 * is too small for a tool chain. Source of the idea: André, Kermarrec and Le Scouarnec, "Cache locality is not enough: product
 * quantization fast scan" (VLDB 2015): tables of 16 one-byte values fit a register, and a shuffle looks up sixteen at once.
 */

/**
 * `codes`: address of blocks of sixteen codes, byte after byte (first bytes of all sixteen, then their second …). `table`: for each
 * byte 16 values for its low half and 16 for its high half, at most 127 each. `out`: one 16-bit sum per code. `bytes`: per code,
 * at most 256.
 */
export type SumKernel = (codes: number, table: number, out: number, blocks: number, bytes: number) => void;

export function createSumKernel(memory: WebAssembly.Memory): SumKernel {
  const instance = new WebAssembly.Instance(compiled, { from: { memory } });
  return instance.exports.sum as SumKernel;
}

// Names of the instructions used; `simd` instructions have a prefix and a number in LEB128.
const simd = (...code: number[]) => [0xfd, ...code];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const number = (value: number) => [0x41, value];
const add = [0x6a];
const load = (offset: number) => simd(0x00, 4, offset);
const store = (offset: number) => simd(0x0b, 4, offset);
const everyByte = (value: number) => simd(0x0c, ...new Array<number>(16).fill(value));
const swizzle = simd(0x0e);
const and = simd(0x4e);
const shiftRight = simd(0x6d);
const addBytes = simd(0x6e);
const widenLow = simd(0x89, 0x01);
const widenHigh = simd(0x8a, 0x01);
const addWords = simd(0x8e, 0x01);
const block = [0x02, 0x40];
const loop = [0x03, 0x40];
const end = [0x0b];
const branch = (depth: number) => [0x0c, depth];
const branchIf = (depth: number) => [0x0d, depth];
const isZero = [0x45];
const subtract = [0x6b];

const [codes, table, out, blocks, bytes, tableAt, left, low, high, code, sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const body = [
  ...[...block, ...loop],
  ...[...get(blocks), ...isZero, ...branchIf(1)],
  ...[...everyByte(0), ...set(low), ...everyByte(0), ...set(high)],
  ...[...get(table), ...set(tableAt), ...get(bytes), ...set(left)],
  ...loop,
  ...[...get(codes), ...load(0), ...set(code)],
  ...[...get(tableAt), ...load(0), ...get(code), ...everyByte(15), ...and, ...swizzle],
  ...[...get(tableAt), ...load(16), ...get(code), ...number(4), ...shiftRight, ...swizzle],
  ...[...addBytes, ...set(sums)],
  ...[...get(low), ...get(sums), ...widenLow, ...addWords, ...set(low)],
  ...[...get(high), ...get(sums), ...widenHigh, ...addWords, ...set(high)],
  ...[...get(codes), ...number(16), ...add, ...set(codes), ...get(tableAt), ...number(32), ...add, ...set(tableAt)],
  ...[...get(left), ...number(1), ...subtract, ...tee(left), ...branchIf(0)],
  ...end,
  ...[...get(out), ...get(low), ...store(0), ...get(out), ...get(high), ...store(16)],
  ...[...get(out), ...number(32), ...add, ...set(out), ...get(blocks), ...number(1), ...subtract, ...set(blocks)],
  ...[...branch(0), ...end, ...end, ...end],
];

const name = (text: string) => [text.length, ...Buffer.from(text)];
const int32 = 0x7f;
const vector = 0x7b;
/** Two bytes of LEB128 do for everything here. */
const size = (length: number) => [(length & 127) | 128, length >> 7];
const section = (id: number, content: readonly number[]) => [id, ...size(content.length), ...content];
/** Two more whole numbers and four vectors. */
const locals = [2, 2, int32, 4, vector];

const compiled = new WebAssembly.Module(
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, int32, int32, int32, int32, int32, 0]),
    ...section(2, [1, ...name('from'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('sum'), 0, 0]),
    ...section(10, [1, ...size(locals.length + body.length), ...locals, ...body]),
  ]),
);
