import { limits } from '../../limits.ts';
import { textLimits } from './limits.ts';

export type Encoding = {
  /** A label `createTextDecoder` understands. */
  readonly name: string;
  /** Bytes of the byte order mark to skip. */
  readonly markBytes: number;
};

const marks: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], name: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], name: 'utf-32be' },
  { bytes: [0xff, 0xfe], name: 'utf-16le' },
  { bytes: [0xfe, 0xff], name: 'utf-16be' },
];

/**
 * The encoding of a text from a sample of its first bytes: byte order mark, zero bytes at every second place (UTF-16),
 * valid UTF-8, else the most likely legacy encoding. Null when the bytes are not text.
 */
export async function detectEncoding(sample: Uint8Array): Promise<Encoding | null> {
  const marked = byteOrderMark(sample);
  if (marked) return marked;
  const wide = wideEncoding(sample);
  if (wide) return { name: wide, markBytes: 0 };
  // Zeros count as control characters: a log that a crash left a few in is still a log.
  if (controlShare(sample) > limits.extract.maxControlShare) return wideByLetters(sample);
  if (hasJapaneseShift(sample)) return { name: 'iso-2022-jp', markBytes: 0 };
  if (isUtf8(sample)) return { name: 'utf-8', markBytes: 0 };
  const { legacyEncoding } = await import('./legacy-encoding.ts');
  return { name: legacyEncoding(sample), markBytes: 0 };
}

/** The encoding a byte order mark names, or null. */
export function byteOrderMark(bytes: Uint8Array): Encoding | null {
  const found = marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  return found ? { name: found.name, markBytes: found.bytes.length } : null;
}

/** Whether bytes are UTF-8, allowing a sequence cut at the end of the sample. */
export function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    // A fatal decoder throws for bytes that are no UTF-8 and for nothing else.
    return false;
  }
}

/** The escape sequences of ISO-2022-JP, which is plain ASCII otherwise. */
function hasJapaneseShift(sample: Uint8Array): boolean {
  for (let at = sample.indexOf(27); at >= 0; at = sample.indexOf(27, at + 1)) {
    if (sample[at + 1] === 0x24 && (sample[at + 2] === 0x42 || sample[at + 2] === 0x40)) return true;
  }
  return false;
}

/** UTF-16 without a mark: mostly Latin text has a zero in every second byte, on one side only. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  let high = 0;
  let low = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) high += 1;
    if (sample[at + 1] === 0) low += 1;
  }
  const many = pairs / 4;
  const few = pairs / 50;
  if (low > many && high <= few) return 'utf-16le';
  if (high > many && low <= few) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark in other scripts: as pairs of bytes it is letters nearly throughout, which data never is. */
function wideByLetters(sample: Uint8Array): Encoding | null {
  const text = sample.subarray(0, textLimits.widePairs * 2);
  for (const name of ['utf-16le', 'utf-16be'] as const) {
    const signs = [...new TextDecoder(name).decode(text)];
    const readable = signs.filter((sign) => /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sm}\n\r\t]/u.test(sign)).length;
    if (signs.length >= textLimits.minWideSigns && readable >= signs.length * textLimits.wideShare) {
      return { name, markBytes: 0 };
    }
  }
  return null;
}

function controlShare(sample: Uint8Array): number {
  let controls = 0;
  for (const byte of sample) {
    // Tab, line feed, form feed, carriage return and escape (ISO-2022-JP) stand in honest texts.
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}
