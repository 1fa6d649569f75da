import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource } from '../../types.ts';
import { cutZip, startsWithMember } from './cut-zip.ts';
import { zipLimits } from './limits.ts';
import { type ZipMember, zipEntries } from './zip-entry.ts';

export type { ZipMember };

/** Every member a central directory lists, and how many it promises; `cut` when the archive ends before its directory does. */
export type ZipDirectory = {
  readonly members: readonly ZipMember[];
  readonly promised: number;
  readonly cut: boolean;
};

/** The members of a document by name, the first of two with one name. */
export type ZipParts = { readonly members: ReadonlyMap<string, ZipMember>; readonly cut: boolean };

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const memberSignature = 0x02014b50;
const endBytes = 22;
/** The end record and the longest comment that may follow it. */
const longestEnd = endBytes + 0xffff;

/**
 * Reads the central directory of a zip based document (APPNOTE 6.3, zip64 included) without touching its members. One that
 * is cut off has the members in front of the cut. Rejects with `file-damaged` when there is none, `expansion-limit` when it promises more than `maxExpansion` allows.
 */
export async function zipDirectory(source: ByteSource, maxExpansion: number): Promise<ZipParts> {
  const { members, promised, cut } = await listZip(source, limits.extract.maxZipMembers);
  if (promised > limits.extract.maxZipMembers) throw damaged();
  const byName = new Map<string, ZipMember>();
  let total = 0;
  for (const member of members) {
    // The first of two members with one name counts, as in Word.
    if (byName.has(member.name)) continue;
    byName.set(member.name, member);
    total += member.bytes;
  }
  checkExpansion(total, source.size, maxExpansion);
  return { members: byName, cut };
}

/**
 * Lists up to `most` members of a zip archive in the order of its central directory. Bytes in front of the archive (programs
 * that unpack themselves) are allowed. Without a directory the members are found by their own headers, and the archive counts as cut off.
 * Rejects with `file-damaged` when there are none.
 */
export async function listZip(source: ByteSource, most: number): Promise<ZipDirectory> {
  const tailAt = Math.max(0, source.size - longestEnd);
  const tail = await source.read(tailAt, source.size - tailAt);
  const view = viewOf(tail);
  const end = await endRecord(source, view, tailAt);
  if (end === null) {
    const members = await cutZip(source, most);
    if (members.length === 0) throw damaged();
    return { members, promised: members.length, cut: true };
  }
  let promised = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let endAt = tailAt + end;
  if (end >= 20 && view.getUint32(end - 20, true) === end64LocatorSignature) {
    const at = Number(view.getBigUint64(end - 12, true));
    if (at + 56 > source.size) throw damaged();
    const record = viewOf(await source.read(at, 56));
    if (record.byteLength < 56 || record.getUint32(0, true) !== end64Signature) throw damaged();
    promised = Number(record.getBigUint64(32, true));
    size = Number(record.getBigUint64(40, true));
    offset = Number(record.getBigUint64(48, true));
    endAt = at;
  }
  if (offset + size > source.size || size > zipLimits.maxDirectoryBytes) throw damaged();
  let bytes = await source.read(offset, size);
  const shift = endAt - size - offset;
  if (promised > 0 && shift > 0 && !startsDirectory(bytes)) {
    bytes = await source.read(offset + shift, size);
    return {
      members: [...zipEntries(bytes, most)].map((one) => ({ ...one, offset: one.offset + shift })),
      promised,
      cut: false,
    };
  }
  return { members: [...zipEntries(bytes, most)], promised, cut: false };
}

/**
 * Where the end record starts: the last one whose comment ends with the file, else the last one. Null without any, and when the
 * only one belongs to an archive inside this one, behind which this one is cut off.
 */
async function endRecord(source: ByteSource, view: DataView, tailAt: number): Promise<number | null> {
  let last = -1;
  for (let at = view.byteLength - endBytes; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at;
    if (last < 0) last = at;
  }
  if (last < 0) return null;
  const size = view.getUint32(last + 12, true);
  const offset = view.getUint32(last + 16, true);
  const isInner = offset !== 0xffffffff && tailAt + last - size - offset > 0;
  return isInner && (await startsWithMember(source)) ? null : last;
}

function startsDirectory(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === memberSignature;
}

/** Throws `expansion-limit` when `bytes` came out of fewer `compressed` ones than an honest document has. */
export function checkExpansion(bytes: number, compressed: number, maxExpansion: number): void {
  if (bytes <= limits.extract.expansionFreeBytes || bytes <= compressed * maxExpansion) return;
  throw new AppError('expansion-limit', 'The file unpacks to far more than it should.', { most: maxExpansion });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its archive can not be read.', {});
}
