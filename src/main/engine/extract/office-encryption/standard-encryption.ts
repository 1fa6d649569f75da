import { ecb } from '@noble/ciphers/aes.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { joinedBytes } from '../joined-bytes.ts';
import type { PackageDecryption } from './decrypt-package.ts';
import { damagedEncryption, unknownEncryption } from './encryption-errors.ts';
import { sameBytes, spunHash, wordBytes } from './office-hash.ts';

/** AES with 128, 192 and 256 bits as Windows numbers its algorithms. */
const aesKeyBytes = new Map([
  [0x660e, 16],
  [0x660f, 24],
  [0x6610, 32],
]);
const rounds = 50_000;

/** Standard encryption (Office 2007): AES-ECB with a key hashed by SHA-1; `info` starts behind version and flags. */
export function standardEncryption(info: Uint8Array): PackageDecryption {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const headerBytes = info.length >= 4 ? view.getUint32(0, true) : 0;
  const verifier = 4 + headerBytes;
  if (headerBytes < 32 || verifier + 72 > info.length) throw damagedEncryption();
  const keyBytes = aesKeyBytes.get(view.getUint32(4 + 8, true));
  if (keyBytes === undefined) {
    throw unknownEncryption();
  }
  const salt = info.subarray(verifier + 4, verifier + 20);
  const sealedInput = info.subarray(verifier + 20, verifier + 36);
  const sealedHash = info.subarray(verifier + 40, verifier + 72);
  return (password, signal) => {
    const spun = spunHash(sha1, salt, password, rounds, signal);
    const last = sha1(joinedBytes(spun, wordBytes(0)));
    const key = joinedBytes(sha1(mixed(last, 0x36)), sha1(mixed(last, 0x5c))).subarray(0, keyBytes);
    const decrypt = (bytes: Uint8Array) => {
      const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
      return whole.length === 0 ? whole : ecb(key, { disablePadding: true }).decrypt(whole);
    };
    return sameBytes(sha1(decrypt(sealedInput)), decrypt(sealedHash).subarray(0, 20)) ? decrypt : null;
  };
}

function mixed(bytes: Uint8Array, sign: number): Uint8Array {
  const block = new Uint8Array(64).fill(sign);
  for (const [index, byte] of bytes.entries()) block[index] = byte ^ sign;
  return block;
}
