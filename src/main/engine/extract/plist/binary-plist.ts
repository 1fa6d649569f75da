import { AppError } from '../../../../preload/contract/errors.ts';
import { plistLimits } from './limits.ts';
import type { PlistValue } from './parse-plist.ts';

const trailerBytes = 32;
/** Milliseconds between 1970 and 2001, from which Apple counts. */
const appleEpoch = 978_307_200_000;

/** Reads a binary property list (`bplist00`). Throws `file-damaged`, also for lists inside themselves and too many values. */
export function binaryPlist(bytes: Uint8Array): PlistValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - trailerBytes;
  if (trailer < 8) throw damaged();
  const offsetBytes = view.getUint8(trailer + 6);
  const referenceBytes = view.getUint8(trailer + 7);
  const count = Number(view.getBigUint64(trailer + 8));
  const top = Number(view.getBigUint64(trailer + 16));
  const table = Number(view.getBigUint64(trailer + 24));
  let values = 0;

  const number = (at: number, length: number): number => {
    if (at < 0 || length < 1 || length > 16 || at + length > bytes.length) throw damaged();
    let value = 0;
    // A negative number stands in eight bytes.
    if (length === 8) return Number(view.getBigInt64(at));
    for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
    return value;
  };
  const slice = (at: number, length: number): Uint8Array => {
    if (length < 0 || at + length > trailer) throw damaged();
    return bytes.subarray(at, at + length);
  };
  const objectAt = (reference: number, depth: number): PlistValue => {
    values += 1;
    if (reference >= count || depth > plistLimits.maxDepth || values > plistLimits.maxValues) throw damaged();
    const at = number(table + reference * offsetBytes, offsetBytes);
    const mark = number(at, 1);
    const type = mark >> 4;
    const low = mark & 15;
    if (type === 0) return low === 9 ? true : low === 8 ? false : null;
    if (type === 1) return number(at + 1, 1 << low);
    if (type === 2) return low === 2 ? view.getFloat32(at + 1) : view.getFloat64(at + 1);
    if (type === 3) return new Date(appleEpoch + view.getFloat64(at + 1) * 1000);
    if (type === 8) return number(at + 1, low + 1);
    let start = at + 1;
    let length = low;
    if (low === 15) {
      const size = 1 << (number(start, 1) & 15);
      length = number(start + 1, size);
      start += 1 + size;
    }
    if (type === 4) return slice(start, length);
    if (type === 5 || type === 7)
      return new TextDecoder(type === 5 ? 'windows-1252' : 'utf-8').decode(slice(start, length));
    if (type === 6) return new TextDecoder('utf-16be').decode(slice(start, length * 2));
    const referenceAt = (index: number) => number(start + index * referenceBytes, referenceBytes);
    if (length * referenceBytes > bytes.length) throw damaged();
    if (type === 10 || type === 11 || type === 12) {
      return Array.from({ length }, (_, index) => objectAt(referenceAt(index), depth + 1));
    }
    if (type === 13) {
      const entries = new Map<string, PlistValue>();
      for (let index = 0; index < length; index += 1) {
        const key = objectAt(referenceAt(index), depth + 1);
        entries.set(String(key), objectAt(referenceAt(length + index), depth + 1));
      }
      return entries;
    }
    throw damaged();
  };
  try {
    return objectAt(top, 0);
  } catch (error) {
    // Numbers that lead outside the bytes.
    throw error instanceof RangeError ? damaged() : error;
  }
}

function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its property list can not be read.', {});
}
