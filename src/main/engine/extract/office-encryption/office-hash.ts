import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { joinedBytes } from '../joined-bytes.ts';
import { damagedEncryption, unknownEncryption } from './encryption-errors.ts';
import { officeEncryptionLimits } from './limits.ts';

export type Hash = (bytes: Uint8Array) => Uint8Array;

const hashes: Readonly<Record<string, Hash>> = { MD5: md5, SHA1: sha1, SHA256: sha256, SHA384: sha384, SHA512: sha512 };

/** A hash by the name Office gives it, e.g. `SHA512` or `SHA-1`. Throws `format-unsupported`. */
export function hashNamed(name: string): Hash {
  const hash = hashes[name.replace('-', '').toUpperCase()];
  if (!hash) throw unknownEncryption();
  return hash;
}

/** Salt and password hashed over and over, each round with its number in front. Throws `file-damaged` for too many rounds. */
export function spunHash(
  hash: Hash,
  salt: Uint8Array,
  password: string,
  rounds: number,
  signal: AbortSignal,
): Uint8Array {
  if (!(rounds >= 0 && rounds <= officeEncryptionLimits.maxRounds)) {
    throw damagedEncryption();
  }
  let value = hash(joinedBytes(salt, utf16Bytes(password)));
  const input = new Uint8Array(4 + value.length);
  const view = new DataView(input.buffer);
  for (let round = 0; round < rounds; round += 1) {
    if (round % 10_000 === 0) signal.throwIfAborted();
    view.setUint32(0, round, true);
    input.set(value, 4);
    value = hash(input);
  }
  return value;
}

export function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true);
  return bytes;
}

export function wordBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
