/**
 * Sums table values over codes, sixteen codes at a time: a WebAssembly function of some hundred bytes. Source of the idea: André, Kermarrec and Le Scouarnec, "Cache locality is not enough: product
 * quantization fast scan" (VLDB 2015): tables of 16 one-byte values fit a register, and a shuffle looks up sixteen at once.
 */

import {
  add,
  addBytes,
  addWords,
  and,
  assemble,
  block,
  branch,
  branchIf,
  end,
  everyByte,
  get,
  isZero,
  load,
  loop,
  number,
  set,
  shiftRight,
  store,
  subtract,
  swizzle,
  tee,
  widenHigh,
  widenLow,
} from './assemble.ts';

/**
 * `codes`: address of blocks of sixteen codes, byte after byte (first bytes of all sixteen, then their second …). `table`: for each
 * byte 16 values for its low half and 16 for its high half, at most 127 each. `out`: one 16-bit sum per code. `bytes`: per code,
 * at most 256.
 */
export type SumKernel = (codes: number, table: number, out: number, blocks: number, bytes: number) => void;

export function createSumKernel(memory: WebAssembly.Memory): SumKernel {
  const instance = new WebAssembly.Instance(compiled, { from: { memory } });
  return instance.exports.run as SumKernel;
}

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

/** Two more whole numbers and four vectors. */
const compiled = assemble({ numbers: 2, vectors: 4 }, body);
