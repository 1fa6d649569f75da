import { tarLimits } from './limits.ts';

/** A header block of a tar archive as it stands; `name` joined with its prefix. */
export type TarHeader = {
  readonly name: string;
  /** Type flag, `0` for a plain file. */
  readonly type: string;
  /** Bytes that follow; NaN where the field is no number or negative. */
  readonly size: number;
  readonly modifiedMs: number | null;
};

/** Reads a header block (POSIX ustar, GNU and older), or null when its checksum is wrong. */
export function tarHeader(block: Uint8Array): TarHeader | null {
  if (block.length < tarLimits.blockBytes) return null;
  if (checksum(block) !== numberOf(block, 148, 8)) return null;
  const magic = latin(block.subarray(257, 263));
  const prefix = magic === 'ustar\0' ? tarText(block.subarray(345, 500)) : '';
  const name = tarText(block.subarray(0, 100));
  const type = String.fromCharCode(block[156] ?? 0);
  const seconds = numberOf(block, 136, 12);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    // Before ustar a plain file had no flag, and a folder only its slash.
    type: type === '\0' ? (name.endsWith('/') ? '5' : '0') : type,
    size: numberOf(block, 124, 12),
    modifiedMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  };
}

/** The bytes' sum with the checksum's own field read as spaces. */
function checksum(block: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < tarLimits.blockBytes; at += 1) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  return sum;
}

/** An octal number in text, or a binary one marked by its first bit (GNU); NaN for anything else and below zero. */
function numberOf(block: Uint8Array, at: number, length: number): number {
  const first = block[at] ?? 0;
  if (first & 0x80) {
    if (first & 0x40) return Number.NaN;
    let value = first & 0x3f;
    for (let index = 1; index < length; index += 1) value = value * 256 + (block[at + index] ?? 0);
    return Number.isSafeInteger(value) ? value : Number.NaN;
  }
  const text = latin(block.subarray(at, at + length))
    .replace(/[\0 ]+$/, '')
    .trimStart();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

/** Text up to the first zero: UTF-8, else one byte per letter. */
export function tarText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    // Thrown for bytes that are no UTF-8 and for nothing else.
    return new TextDecoder('windows-1252').decode(text);
  }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
