import { eastAsianEncoding } from '../text/east-asian-encoding.ts';
import { singleByteEncoding } from '../text/single-byte-encoding.ts';
import { zipLimits } from './limits.ts';
import { dosName } from './member-name.ts';
import type { ZipMember } from './zip-entry.ts';

/** Encodings of Russian names; Western ones are in code page 437 on every system. */
const cyrillic = ['ibm866', 'windows-1251', 'koi8-r'];

/**
 * Gives members whose names are in an older encoding their names. The format does not say which: programs wrote the one of their
 * system, so it is told by all names together, and code page 437 unless they are East Asian or Russian.
 */
export function withLegacyNames(members: readonly ZipMember[]): readonly ZipMember[] {
  const raw = members.flatMap((member) => member.rawName ?? []);
  if (raw.length === 0) return members;
  const encoding = encodingOf(joined(raw));
  const decode = encoding === null ? dosName : (bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);
  return members.map((member) => (member.rawName ? { ...member, name: decode(member.rawName) } : member));
}

function encodingOf(sample: Uint8Array): string | null {
  const single = singleByteEncoding(sample);
  if (cyrillic.includes(single.name) && single.score >= zipLimits.sureNames) return single.name;
  const eastAsian = eastAsianEncoding(sample);
  // One sign alone is as likely a letter of another table and the one after it.
  const words = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2}/u;
  const isWord = words.test(new TextDecoder(eastAsian.name).decode(sample));
  return isWord && eastAsian.score >= zipLimits.sureNames ? eastAsian.name : null;
}

function joined(names: readonly Uint8Array[]): Uint8Array {
  const bytes: number[] = [];
  for (const name of names) {
    if (bytes.length > zipLimits.nameSampleBytes) break;
    bytes.push(...name, 10);
  }
  return new Uint8Array(bytes);
}
