import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource } from '../../types.ts';

/** One member of a zip archive as its central directory describes it. */
export type ZipMember = {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header starts. */
  readonly offset: number;
};

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const memberSignature = 0x02014b50;
/** The end record and the longest comment that may follow it. */
const longestEnd = 22 + 0xffff;

/**
 * Reads the central directory of a zip archive (APPNOTE 6.3, zip64 included) without touching its members.
 * Rejects with `file-damaged` when there is none, `expansion-limit` when it promises more than `maxExpansion` allows.
 */
export async function zipDirectory(source: ByteSource, maxExpansion: number): Promise<Map<string, ZipMember>> {
  const tailAt = Math.max(0, source.size - longestEnd);
  const tail = await source.read(tailAt, source.size - tailAt);
  const view = viewOf(tail);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end -= 1;
  if (end < 0) throw damaged();
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === end64LocatorSignature) {
    const at = Number(view.getBigUint64(end - 12, true));
    const record = viewOf(await source.read(at, 56));
    if (record.byteLength < 56 || record.getUint32(0, true) !== end64Signature) throw damaged();
    count = Number(record.getBigUint64(32, true));
    size = Number(record.getBigUint64(40, true));
    offset = Number(record.getBigUint64(48, true));
  }
  if (offset + size > source.size || count > limits.extract.maxZipMembers) throw damaged();
  const members = readMembers(await source.read(offset, size), count);
  const total = [...members.values()].reduce((sum, member) => sum + member.bytes, 0);
  checkExpansion(total, source.size, maxExpansion);
  return members;
}

/** Throws `expansion-limit` when `bytes` came out of fewer `compressed` ones than an honest document has. */
export function checkExpansion(bytes: number, compressed: number, maxExpansion: number): void {
  if (bytes <= limits.extract.expansionFreeBytes || bytes <= compressed * maxExpansion) return;
  throw new AppError('expansion-limit', 'The file unpacks to far more than it should.', { most: maxExpansion });
}

function readMembers(bytes: Uint8Array, count: number): Map<string, ZipMember> {
  const view = viewOf(bytes);
  const members = new Map<string, ZipMember>();
  let at = 0;
  for (let index = 0; index < count && at + 46 <= bytes.length; index += 1) {
    if (view.getUint32(at, true) !== memberSignature) break;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = wideSizes(bytes, view, at, at + 46 + nameLength, extraLength);
    // The first of two members with one name counts, as in Word.
    if (!members.has(name)) {
      members.set(name, {
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        ...sizes,
      });
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return members;
}

type Sizes = Pick<ZipMember, 'compressedBytes' | 'bytes' | 'offset'>;

function wideSizes(bytes: Uint8Array, view: DataView, at: number, extraAt: number, extraLength: number): Sizes {
  let compressedBytes = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const end = Math.min(bytes.length, extraAt + extraLength);
  for (let field = extraAt; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const next = (narrow: number): number => {
      if (narrow !== 0xffffffff || value + 8 > end) return narrow;
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    size = next(size);
    compressedBytes = next(compressedBytes);
    offset = next(offset);
    break;
  }
  return { compressedBytes, bytes: size, offset };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its archive can not be read.', {});
}
