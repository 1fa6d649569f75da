/** Inner products of one vector with many rows, eight numbers at a time in WebAssembly: a sixth of the time of a loop in JavaScript. */
import {
  add,
  addFloats,
  addFour,
  assemble,
  block,
  branch,
  branchIf,
  end,
  everyByte,
  floatOf,
  get,
  isZero,
  load,
  loop,
  multiplyFour,
  number,
  set,
  storeFloat,
  subtract,
  tee,
} from './assemble.ts';

export type RowProducts = {
  /** Takes other rows, as many as there is room for at most. */
  readonly set: (rows: Float32Array) => void;
  /** Products of `vector` with the rows from `first` to before `end`, in single precision; good until the next call. */
  readonly of: (vector: Float32Array, first: number, end: number) => Float32Array;
};

const pageBytes = 65_536;
const floatBytes = 4;
/** Numbers per step of the loop; rows are filled up with zeros to a multiple of it. */
const step = 8;

/** `room`: rows at most, of `dimensions` numbers each. */
export function createRowProducts(dimensions: number, room: number): RowProducts {
  const width = Math.ceil(dimensions / step) * step;
  const outAt = width;
  // Rows begin at a multiple of sixteen bytes.
  const rowsAt = Math.ceil((outAt + room) / 4) * 4;
  const pages = Math.ceil(((rowsAt + room * width) * floatBytes) / pageBytes);
  const memory = new WebAssembly.Memory({ initial: pages });
  const run = new WebAssembly.Instance(compiled, { from: { memory } }).exports.run as Kernel;
  const floats = new Float32Array(memory.buffer);
  return {
    set(rows) {
      if (rows.length > room * dimensions) throw new RangeError('More rows than there is room for.');
      if (width === dimensions) return floats.set(rows, rowsAt);
      for (let row = 0; row * dimensions < rows.length; row += 1) {
        floats.set(rows.subarray(row * dimensions, (row + 1) * dimensions), rowsAt + row * width);
      }
    },
    of(vector, first, last) {
      floats.set(vector, 0);
      run(0, (rowsAt + first * width) * floatBytes, outAt * floatBytes, last - first, width * floatBytes);
      return floats.subarray(outAt, outAt + last - first);
    },
  };
}

/** Addresses, the number of rows, and bytes per row and of the vector: a multiple of 32, not 0. */
type Kernel = (vector: number, rows: number, out: number, count: number, bytes: number) => void;

const [vector, rows, out, count, bytes, at, left, even, odd] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const advance = (local: number, by: number) => [...get(local), ...number(by), ...add, ...set(local)];
const gather = (sum: number, offset: number) => [
  ...[...get(sum), ...get(at), ...load(offset), ...get(rows), ...load(offset)],
  ...[...multiplyFour, ...addFour, ...set(sum)],
];

const compiled = assemble({ numbers: 2, vectors: 2 }, [
  ...[...block, ...loop],
  ...[...get(count), ...isZero, ...branchIf(1)],
  ...[...everyByte(0), ...set(even), ...everyByte(0), ...set(odd)],
  ...[...get(vector), ...set(at), ...get(bytes), ...set(left)],
  // Two sums, because one alone would wait for itself.
  ...[...loop, ...gather(even, 0), ...gather(odd, 16), ...advance(at, 32), ...advance(rows, 32)],
  ...[...get(left), ...number(32), ...subtract, ...tee(left), ...branchIf(0), ...end],
  ...[...get(even), ...get(odd), ...addFour, ...set(even)],
  ...[...get(out), ...get(even), ...floatOf(0)],
  ...[1, 2, 3].flatMap((lane) => [...get(even), ...floatOf(lane), ...addFloats]),
  ...[...storeFloat, ...advance(out, floatBytes)],
  ...[...get(count), ...number(1), ...subtract, ...set(count)],
  ...[...branch(0), ...end, ...end, ...end],
]);
