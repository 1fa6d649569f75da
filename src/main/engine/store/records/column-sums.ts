/** Checksums of what stands in the columns of a record: CRC-32 (ISO-HDLC), which no change within 32 neighbouring bits escapes. */
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/** What SQLite gives for a column. */
export type Value = null | number | string | Uint8Array;

/** Bytes of one column's checksum. */
export const sumBytes = 4;
/** Where each kind of value begins, so that the text "1" and the number 1 differ. */
const starts = { number: 1, string: 2, bytes: 3 } as const;

function sumOf(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'string') return crc32(value, starts.string);
  return typeof value === 'number' ? crc32(String(value), starts.number) : crc32(value, starts.bytes);
}

/** The checksums of a record's columns, in the order given. */
export function sumsOf(values: readonly Value[]): Buffer {
  const sums = Buffer.alloc(values.length * sumBytes);
  for (const [index, value] of values.entries()) sums.writeUInt32LE(sumOf(value), index * sumBytes);
  return sums;
}

/** Numbers of the columns whose checksums differ; all of them where the lengths do. */
export function differingColumns(one: Uint8Array, other: Uint8Array): number[] {
  const all = Array.from({ length: Math.max(one.length, other.length) / sumBytes }, (_, index) => index);
  if (one.length !== other.length) return all;
  return all.filter((index) => {
    const start = index * sumBytes;
    return !Buffer.from(one.subarray(start, start + sumBytes)).equals(other.subarray(start, start + sumBytes));
  });
}

/** The same checksums with every bit turned: no column matches any more. */
export const spoiledSums = (sums: Uint8Array): Buffer => Buffer.from(sums.map((byte) => byte ^ 0xff));

/**
 * What an UPDATE leaves as checksums: the noted ones for what stays as it is, so that a write to one column never calls another one good that
 * was damaged before. `pairs`: before and after, column by column. `carries`: what was damaged before stays so in its new form.
 */
function sumsAfter(noted: Uint8Array, pairs: readonly Value[], carries: boolean): Buffer {
  const columns = pairs.length / 2;
  if (noted.length !== columns * sumBytes) return sumsOf(pairs.filter((_, index) => index % 2 === 1));
  const sums = Buffer.from(noted);
  for (let column = 0; column < columns; column += 1) {
    const before = pairs[2 * column] ?? null;
    const after = pairs[2 * column + 1] ?? null;
    if (isSame(before, after)) continue;
    const at = column * sumBytes;
    const isDamaged = carries && sums.readUInt32LE(at) !== sumOf(before);
    sums.writeUInt32LE((isDamaged ? ~sumOf(after) : sumOf(after)) >>> 0, at);
  }
  return sums;
}

function isSame(one: Value, other: Value): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.from(one).equals(other) : one === other;
}

/** Makes `record_sums(column, …)` and `record_sums_after(sums, before, after, …)` known to a connection. */
export function addSumFunctions(database: Database, carries: () => boolean = () => false): void {
  database.function('record_sums', { varargs: true, deterministic: true }, (...values: Value[]) => sumsOf(values));
  database.function('record_sums_after', { varargs: true }, (noted: Uint8Array, ...pairs: Value[]) =>
    sumsAfter(noted, pairs, carries()),
  );
}
