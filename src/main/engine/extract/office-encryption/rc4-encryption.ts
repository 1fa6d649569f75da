import { md5, sha1 } from '@noble/hashes/legacy.js';
import { joinedBytes } from '../joined-bytes.ts';
import { damagedEncryption, lockedDocument, passwordsToTry, unknownEncryption } from './encryption-errors.ts';
import { sameBytes, utf16Bytes, wordBytes } from './office-hash.ts';
import { type Rc4, rc4 } from './rc4.ts';

/** The cipher of each numbered block of a stream; null when the password is wrong. */
export type BlockCiphers = (block: number) => Rc4;

/**
 * RC4 encryption of Word, Excel and PowerPoint before 2007 ([MS-OFFCRYPTO] 2.3.5 and 2.3.6); `info` starts with the version.
 * Throws `password-needed`, `wrong-password`, `format-unsupported`, `file-damaged`.
 */
export function rc4Encryption(info: Uint8Array, password: string | null): BlockCiphers {
  if (info.length < 52) throw damagedEncryption();
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const major = view.getUint16(0, true);
  const minor = view.getUint16(2, true);
  for (const attempt of passwordsToTry(password)) {
    const found =
      major === 1 && minor === 1 ? basicCiphers(info, attempt) : providerCiphers(info, view, minor, attempt);
    if (found) return found;
  }
  throw lockedDocument(password);
}

/** Decrypts parts of a stream in place, in the order they stand: each block of it has a key of its own. */
export function blockDecryption(
  ciphers: BlockCiphers,
  blockBytes: number,
): (bytes: Uint8Array, place: number) => Uint8Array {
  let block = 0;
  let at = 0;
  let cipher = ciphers(0);
  return (bytes, place) => {
    for (let done = 0; done < bytes.length; ) {
      const from = place + done;
      if (Math.floor(from / blockBytes) !== block || from < at) {
        block = Math.floor(from / blockBytes);
        at = block * blockBytes;
        cipher = ciphers(block);
      }
      cipher.skip(from - at);
      const count = Math.min(bytes.length - done, (block + 1) * blockBytes - from);
      cipher.apply(bytes.subarray(done, done + count));
      done += count;
      at = from + count;
    }
    return bytes;
  };
}

function basicCiphers(info: Uint8Array, password: string): BlockCiphers | null {
  const salt = info.subarray(4, 20);
  const short = md5(utf16Bytes(password)).subarray(0, 5);
  const base = md5(joinedBytes(...Array.from({ length: 16 }, () => joinedBytes(short, salt)))).subarray(0, 5);
  const ciphers: BlockCiphers = (block) => rc4(md5(joinedBytes(base, wordBytes(block))));
  const first = ciphers(0);
  const verifier = first.apply(info.slice(20, 36));
  return sameBytes(md5(verifier), first.apply(info.slice(36, 52))) ? ciphers : null;
}

/** Encryption through a cryptographic provider of Windows. */
function providerCiphers(info: Uint8Array, view: DataView, minor: number, password: string): BlockCiphers | null {
  const headerBytes = view.getUint32(8, true);
  const verifierAt = 12 + headerBytes;
  if (minor !== 2 || headerBytes < 32 || verifierAt + 60 > info.length) throw damagedEncryption();
  if (view.getUint32(20, true) !== 0x6801) {
    throw unknownEncryption();
  }
  const bits = view.getUint32(28, true) || 40;
  const salt = info.subarray(verifierAt + 4, verifierAt + 20);
  const base = sha1(joinedBytes(salt, utf16Bytes(password)));
  const ciphers: BlockCiphers = (block) => {
    const hash = sha1(joinedBytes(base, wordBytes(block))).subarray(0, bits / 8);
    // A key of 40 bits is filled up to 128 with zeros.
    return rc4(bits === 40 ? joinedBytes(hash, new Uint8Array(11)) : hash);
  };
  const first = ciphers(0);
  const verifier = first.apply(info.slice(verifierAt + 20, verifierAt + 36));
  return sameBytes(sha1(verifier), first.apply(info.slice(verifierAt + 40, verifierAt + 60))) ? ciphers : null;
}
