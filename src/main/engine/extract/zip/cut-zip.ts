import type { ByteSource } from '../../types.ts';
import { zipLimits } from './limits.ts';
import { localBytes, localEntry, type ZipMember } from './zip-entry.ts';

const memberSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const descriptorSignature = 0x08074b50;
/** `PK`, with which every signature starts. */
const mark = [0x50, 0x4b] as const;

/** Where a member's packed bytes end, and where the next header is looked for; the sum and size behind them where there are any. */
type MemberEnd = {
  readonly dataEnd: number;
  readonly next: number;
  readonly crc: number | null;
  readonly bytes: number | null;
};

/**
 * The members of an archive that has lost its directory, by the headers in front of them (APPNOTE 6.3, 4.3.7), up to `most`. The one
 * in which the archive ends is marked as cut. Empty when there is no member at the start. Takes time in proportion to the archive.
 */
export async function cutZip(source: ByteSource, most: number): Promise<ZipMember[]> {
  const window = readWindow(source);
  const members: ZipMember[] = [];
  // A mark of archives in several volumes may stand in front.
  let at = (await startsWithMember(source)) ? 0 : 4;
  while (members.length < most) {
    const fixed = await window(at, localBytes);
    if (fixed.length < localBytes || signatureAt(fixed, 0) !== memberSignature) break;
    const nameBytes = (fixed[26] ?? 0) | ((fixed[27] ?? 0) << 8);
    const extraBytes = (fixed[28] ?? 0) | ((fixed[29] ?? 0) << 8);
    const headerBytes = localBytes + nameBytes + extraBytes;
    const header = await window(at, headerBytes);
    if (header.length < headerBytes) break;
    const entry = localEntry(header, at);
    const dataAt = at + headerBytes;
    const end =
      entry.sizesBehind && entry.compressedBytes === 0 ? await endBehind(source, dataAt) : endOf(entry, dataAt);
    if (end === null || end.dataEnd > source.size) {
      const packed = source.size - dataAt;
      if (packed > 0) members.push({ ...entry, compressedBytes: packed, crc: null, special: false, cut: true });
      break;
    }
    members.push({
      ...entry,
      compressedBytes: end.dataEnd - dataAt,
      bytes: end.bytes ?? entry.bytes,
      crc: end.crc ?? entry.crc,
      special: false,
      cut: false,
    });
    at = end.next;
    // Some write the sizes in front and behind.
    if (entry.sizesBehind && end.crc === null) at += await descriptorBytes(window, at);
  }
  return members;
}

/** True when the first bytes are the header of a member. */
export async function startsWithMember(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, Math.min(4, source.size));
  return head.length === 4 && signatureAt(head, 0) === memberSignature;
}

function endOf(entry: Pick<ZipMember, 'compressedBytes'>, dataAt: number): MemberEnd {
  const dataEnd = dataAt + entry.compressedBytes;
  return { dataEnd, next: dataEnd, crc: null, bytes: null };
}

/**
 * Looks for the end of a member whose sizes stand behind it: a place in front of the next header (or of the end of the file) whose
 * stated size is the way from `dataAt`. Null when the file ends before.
 */
async function endBehind(source: ByteSource, dataAt: number): Promise<MemberEnd | null> {
  // Longest descriptor, so that what stands in front of a signature is at hand when a piece begins with one.
  const kept = 24;
  let before = new Uint8Array(0) as Uint8Array;
  for (let at = dataAt; at < source.size; ) {
    const piece = await source.read(at, Math.min(zipLimits.storedBytes, source.size - at));
    if (piece.length === 0) return null;
    const bytes = joined(before, piece);
    const start = at - before.length;
    at += piece.length;
    const isLast = at >= source.size;
    for (let place = bytes.indexOf(mark[0]); place >= 0; place = bytes.indexOf(mark[0], place + 1)) {
      if (bytes[place + 1] !== mark[1] || place + 4 > bytes.length) continue;
      const found = descriptorAt(bytes, place, start + place - dataAt);
      if (found) return { ...found, dataEnd: start + found.dataEnd, next: start + found.next };
    }
    if (isLast) return descriptorBefore(bytes, bytes.length, start + bytes.length - dataAt, start);
    before = bytes.subarray(Math.max(0, bytes.length - kept));
  }
  return null;
}

/** The descriptor that a signature at `place` begins or follows, `packed` bytes behind the start of the data; places are in `bytes`. */
function descriptorAt(bytes: Uint8Array, place: number, packed: number): MemberEnd | null {
  const signature = signatureAt(bytes, place);
  if (signature === memberSignature || signature === directorySignature) {
    return descriptorBefore(bytes, place, packed, 0);
  }
  if (signature !== descriptorSignature) return null;
  for (const wide of [false, true]) {
    const length = wide ? 24 : 16;
    if (place + length > bytes.length) continue;
    if (sizeAt(bytes, place + 8, wide) !== packed) continue;
    const size = sizeAt(bytes, place + (wide ? 16 : 12), wide);
    return { dataEnd: place, next: place + length, crc: uintAt(bytes, place + 4), bytes: size };
  }
  return null;
}

/** A descriptor without a signature of its own that ends at `place`. */
function descriptorBefore(bytes: Uint8Array, place: number, packed: number, shift: number): MemberEnd | null {
  for (const wide of [false, true]) {
    const length = wide ? 20 : 12;
    if (place < length || packed < length) continue;
    if (sizeAt(bytes, place - length + 4, wide) !== packed - length) continue;
    const size = sizeAt(bytes, place - (wide ? 8 : 4), wide);
    const dataEnd = shift + place - length;
    return { dataEnd, next: shift + place, crc: uintAt(bytes, place - length), bytes: size };
  }
  return null;
}

async function descriptorBytes(window: ReadWindow, at: number): Promise<number> {
  for (const length of [0, 12, 16, 20, 24]) {
    const next = await window(at + length, 4);
    const signature = next.length === 4 ? signatureAt(next, 0) : 0;
    if (signature === memberSignature || signature === directorySignature) return length;
  }
  return 0;
}

type ReadWindow = (offset: number, length: number) => Promise<Uint8Array>;

/** Reads small pieces that stand near one another without asking for each of them. */
function readWindow(source: ByteSource): ReadWindow {
  let start = 0;
  let bytes = new Uint8Array(0) as Uint8Array;
  return async (offset, length) => {
    if (offset < start || offset + length > start + bytes.length) {
      start = offset;
      bytes = await source.read(offset, Math.max(0, Math.min(zipLimits.storedBytes, source.size - offset)));
    }
    return bytes.subarray(offset - start, offset - start + length);
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function signatureAt(bytes: Uint8Array, at: number): number {
  return uintAt(bytes, at);
}

function uintAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

function sizeAt(bytes: Uint8Array, at: number, wide: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return wide ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true);
}
