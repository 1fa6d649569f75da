/** Archives as bytes, well-formed and not, for tests. */
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

const text = new TextEncoder();

export type ZipPart = {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array | string;
  /** Stored unless set. */
  readonly deflate?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly extra?: Uint8Array;
  /** What the directory says instead of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly packed?: number;
    readonly offset?: number;
    readonly crc?: number;
  };
  /** Packed bytes to write instead of those made from `bytes`. */
  readonly packed?: Uint8Array;
  readonly unixMode?: number;
};

export type ZipOptions = {
  readonly zip64?: boolean;
  readonly prefix?: Uint8Array;
  readonly comment?: string;
  readonly count?: number;
};

/** A zip archive out of parts. */
export function zipBytes(
  parts: readonly ZipPart[],
  { zip64, prefix, comment = '', count }: ZipOptions = {},
): Uint8Array {
  const files: Buffer[] = [Buffer.from(prefix ?? [])];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = typeof part.name === 'string' ? text.encode(part.name) : part.name;
    const bytes = typeof part.bytes === 'string' ? text.encode(part.bytes) : part.bytes;
    const packed = part.packed ?? (part.deflate ? deflateRawSync(bytes) : bytes);
    const method = part.method ?? (part.deflate ? 8 : 0);
    const crc = part.claims?.crc ?? crc32(bytes);
    const utf8 = typeof part.name === 'string' ? 0x800 : 0;
    const flags = (part.flags ?? 0) | utf8;
    const extra = part.extra ?? new Uint8Array(0);
    const behind = (flags & 8) !== 0;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(behind ? 0 : crc, 14);
    local.writeUInt32LE(behind ? 0 : packed.length, 18);
    local.writeUInt32LE(behind ? 0 : bytes.length, 22);
    local.writeUInt16LE(name.length, 26);
    const descriptor = behind ? Buffer.alloc(16) : Buffer.alloc(0);
    files.push(local, Buffer.from(name), Buffer.from(packed), descriptor);
    const offset = part.claims?.offset ?? at;
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt8(part.unixMode === undefined ? 0 : 3, 5);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt16LE(0x2821, 14);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(zip64 ? 0xffffffff : (part.claims?.packed ?? packed.length), 20);
    entry.writeUInt32LE(zip64 ? 0xffffffff : (part.claims?.size ?? bytes.length), 24);
    entry.writeUInt16LE(name.length, 28);
    const wide = Buffer.alloc(zip64 ? 28 : 0);
    if (zip64) {
      wide.writeUInt16LE(1, 0);
      wide.writeUInt16LE(24, 2);
      wide.writeBigUInt64LE(BigInt(bytes.length), 4);
      wide.writeBigUInt64LE(BigInt(packed.length), 12);
      wide.writeBigUInt64LE(BigInt(offset), 20);
    }
    entry.writeUInt16LE(extra.length + wide.length, 30);
    entry.writeUInt16LE((part.unixMode ?? 0) & 0xffff, 40);
    entry.writeUInt32LE(zip64 ? 0xffffffff : offset, 42);
    directory.push(entry, Buffer.from(name), wide, Buffer.from(extra));
    at += local.length + name.length + packed.length + descriptor.length;
  }
  const table = Buffer.concat(directory);
  const tail: Buffer[] = [];
  if (zip64) {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(BigInt(parts.length), 24);
    record.writeBigUInt64LE(BigInt(parts.length), 32);
    record.writeBigUInt64LE(BigInt(table.length), 40);
    record.writeBigUInt64LE(BigInt(at), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(at + table.length), 8);
    tail.push(record, locator);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : Math.min(0xffff, count ?? parts.length), 8);
  end.writeUInt16LE(zip64 ? 0xffff : Math.min(0xffff, count ?? parts.length), 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : table.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : at, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...files, table, ...tail, end, Buffer.from(comment)]));
}

/** A part encrypted as WinZip does (AE-2, 256 bits), with Node's own cryptography. */
export function aesPart(name: string, content: string, password: string): ZipPart {
  const packed = deflateRawSync(content);
  const salt = Buffer.from('0123456789abcdef');
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  const counters = Buffer.alloc(Math.ceil(packed.length / 16) * 16);
  for (let block = 0; block * 16 < counters.length; block += 1) counters.writeUInt32LE(block + 1, block * 16);
  const cipher = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).setAutoPadding(false);
  const stream = cipher.update(counters);
  const secret = Buffer.from(packed.map((byte, index) => byte ^ (stream[index] ?? 0)));
  const mark = createHmac('sha1', keys.subarray(32, 64)).update(secret).digest().subarray(0, 10);
  const extra = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 8, 0]);
  const bytes = text.encode(content);
  return {
    name,
    bytes,
    packed: Buffer.concat([salt, keys.subarray(64), secret, mark]),
    flags: 1,
    method: 99,
    extra,
    claims: { crc: 0 },
  };
}

export type TarPart = {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  readonly type?: string;
  readonly link?: string;
  readonly prefix?: string;
  /** Octal digits of the size, or the twelve bytes of the field. */
  readonly size?: string | Uint8Array;
};

/** A tar archive out of parts, in the ustar form. */
export function tarBytes(parts: readonly TarPart[], end = true): Uint8Array {
  const blocks: Buffer[] = [];
  for (const part of parts) {
    const bytes = Buffer.from(typeof part.bytes === 'string' ? text.encode(part.bytes) : (part.bytes ?? []));
    const header = Buffer.alloc(512);
    header.write(part.name, 0, 100);
    header.write('0000644\0', 100);
    if (part.size instanceof Uint8Array) Buffer.from(part.size).copy(header, 124);
    else header.write(`${part.size ?? bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('14000000000\0', 136);
    header.write('        ', 148);
    header.write(part.type ?? '0', 156);
    header.write(part.link ?? '', 157);
    header.write('ustar\x0000', 257);
    header.write(part.prefix ?? '', 345);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512));
  }
  if (end) blocks.push(Buffer.alloc(1024));
  return new Uint8Array(Buffer.concat(blocks));
}
