import { dosName, memberName } from './member-name.ts';

/** One member of a zip archive as its central directory describes it. */
export type ZipMember = {
  readonly name: string;
  /** The bytes of a name in an encoding the archive does not tell; null when `name` is certain. */
  readonly rawName: Uint8Array | null;
  /** 0 stored, 8 deflated; of an AES encrypted member the one inside. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header starts. */
  readonly offset: number;
  /** Null when the archive leaves it out (AE-2). */
  readonly crc: number | null;
  /** Packed DOS time, the check byte of members whose size stands behind them. */
  readonly dosTime: number;
  readonly sizesBehind: boolean;
  readonly modifiedMs: number | null;
  /** Strength of its AES encryption (1: 128 bits, 2: 192, 3: 256), null without. */
  readonly aes: number | null;
  /** A symbolic link or another special file of Unix. */
  readonly special: boolean;
  /** The archive ends inside it: what is there of it is the beginning. */
  readonly cut: boolean;
};

const memberSignature = 0x02014b50;
const fixedBytes = 46;
/** Bytes of the header in front of a member, without name and extra fields. */
export const localBytes = 30;

/** The members of a central directory in its order, the same name perhaps twice; ends early where it is damaged. */
export function* zipEntries(bytes: Uint8Array, most: number): Generator<ZipMember> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let index = 0; index < most && at + fixedBytes <= bytes.length; index += 1) {
    if (view.getUint32(at, true) !== memberSignature) return;
    const nameAt = at + fixedBytes;
    const extraAt = nameAt + view.getUint16(at + 28, true);
    const extraEnd = extraAt + view.getUint16(at + 30, true);
    yield entryAt(bytes, view, at, nameAt, extraAt, Math.min(extraEnd, bytes.length));
    at = extraEnd + view.getUint16(at + 32, true);
  }
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameAt: number,
  extraAt: number,
  extraEnd: number,
): ZipMember {
  const unixMode = view.getUint8(at + 5) === 3 ? view.getUint16(at + 40, true) >>> 12 : 0;
  return {
    ...commonFields(bytes, view, { fields: at + 8, nameAt, extraAt, extraEnd }, view.getUint32(at + 42, true)),
    // Regular files (8) and folders (4) are what other systems know.
    special: unixMode !== 0 && unixMode !== 8 && unixMode !== 4,
    cut: false,
  };
}

/** Where the parts of a header stand; `fields` is the place of the flags, from which both headers of a member are alike. */
type HeaderPlaces = {
  readonly fields: number;
  readonly nameAt: number;
  readonly extraAt: number;
  readonly extraEnd: number;
};

/** What the header in front of a member (`headerAt`) says of it, in bytes that hold the whole header. */
export function localEntry(bytes: Uint8Array, headerAt: number): Omit<ZipMember, 'special' | 'cut'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = localBytes;
  const extraAt = nameAt + view.getUint16(26, true);
  const extraEnd = Math.min(bytes.length, extraAt + view.getUint16(28, true));
  return commonFields(bytes, view, { fields: 6, nameAt, extraAt, extraEnd }, headerAt);
}

function commonFields(
  bytes: Uint8Array,
  view: DataView,
  { fields, nameAt, extraAt, extraEnd }: HeaderPlaces,
  headerAt: number,
): Omit<ZipMember, 'special' | 'cut'> {
  const flags = view.getUint16(fields, true);
  let method = view.getUint16(fields + 2, true);
  const dosTime = view.getUint16(fields + 4, true);
  let modifiedMs = dosDate(dosTime, view.getUint16(fields + 6, true));
  let crc: number | null = view.getUint32(fields + 8, true);
  let compressedBytes = view.getUint32(fields + 12, true);
  let size = view.getUint32(fields + 16, true);
  let offset = headerAt;
  let aes: number | null = null;
  for (let field = extraAt; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    const id = view.getUint16(field, true);
    const end = Math.min(extraEnd, field + 4 + view.getUint16(field + 2, true));
    let value = field + 4;
    const wide = (narrow: number): number => {
      if (narrow !== 0xffffffff || value + 8 > end) return narrow;
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    if (id === 1) {
      size = wide(size);
      compressedBytes = wide(compressedBytes);
      offset = wide(offset);
    } else if (id === 0x9901 && value + 7 <= end && method === 99) {
      aes = view.getUint8(value + 4);
      method = view.getUint16(value + 5, true);
      if (view.getUint16(value, true) === 2) crc = null;
    } else if (id === 0x5455 && value + 5 <= end && view.getUint8(value) & 1) {
      modifiedMs = view.getInt32(value + 1, true) * 1000;
    } else if (id === 0x000a && value + 16 <= end && view.getUint16(value + 4, true) === 1) {
      modifiedMs = Number(view.getBigUint64(value + 8, true) / 10_000n) - 11_644_473_600_000;
    }
  }
  const nameBytes = bytes.subarray(nameAt, extraAt);
  const name = memberName(nameBytes, (flags & 0x800) !== 0);
  return {
    name: name ?? dosName(nameBytes),
    rawName: name === null ? nameBytes.slice() : null,
    method,
    encrypted: (flags & 1) === 1,
    compressedBytes,
    bytes: size,
    offset,
    crc,
    dosTime,
    sizesBehind: (flags & 8) !== 0,
    modifiedMs,
    aes,
  };
}

/** DOS time has no zone: it is taken as UTC. Null for none. */
function dosDate(time: number, date: number): number | null {
  if (date === 0) return null;
  return Date.UTC(
    1980 + (date >>> 9),
    ((date >>> 5) & 15) - 1,
    date & 31,
    time >>> 11,
    (time >>> 5) & 63,
    (time & 31) * 2,
  );
}
