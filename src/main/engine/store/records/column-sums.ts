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
  const before = pairs.filter((_, index) => index % 2 === 0);
  const after = pairs.filter((_, index) => index % 2 === 1);
  const old = sumsOf(before);
  const fresh = sumsOf(after);
  if (noted.length !== fresh.length) return fresh;
  const damaged = new Set(differingColumns(noted, old));
  for (const [index, value] of after.entries()) {
    const start = index * sumBytes;
    const end = start + sumBytes;
    if (isSame(before[index] ?? null, value)) fresh.set(noted.subarray(start, end), start);
    else if (carries && damaged.has(index)) fresh.set(spoiledSums(fresh.subarray(start, end)), start);
  }
  return fresh;
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
