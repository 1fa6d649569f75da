import { AppError } from '../../../../preload/contract/errors.ts';
import { aesPieces } from './aes-pieces.ts';
import { crc32Step } from './crc32.ts';
import { zipLimits } from './limits.ts';
import { damaged, type ZipMember } from './zip-directory.ts';

/**
 * Decrypts the packed bytes of a member: the traditional encryption of PKWARE (APPNOTE 6.1) or AES (WinZip's AE-1 and AE-2).
 * Rejects with `wrong-password`; the traditional check lets one wrong password in 256 through, which its CRC then tells.
 */
export function decryptMember(
  pieces: AsyncIterable<Uint8Array>,
  member: ZipMember,
  password: string,
): AsyncGenerator<Uint8Array> {
  return member.aes === null ? traditional(pieces, member, password) : aesPieces(pieces, member.aes, password);
}

async function* traditional(
  pieces: AsyncIterable<Uint8Array>,
  member: ZipMember,
  password: string,
): AsyncGenerator<Uint8Array> {
  const keys = new Uint32Array([0x12345678, 0x23456789, 0x34567890]);
  const update = (byte: number) => {
    keys[0] = crc32Step(keys[0] ?? 0, byte);
    keys[1] = Math.imul((keys[1] ?? 0) + ((keys[0] ?? 0) & 0xff), 134775813) + 1;
    keys[2] = crc32Step(keys[2] ?? 0, (keys[1] ?? 0) >>> 24);
  };
  for (const byte of new TextEncoder().encode(password)) update(byte);
  const expected = member.sizesBehind ? member.dosTime >>> 8 : (member.crc ?? 0) >>> 24;
  let at = 0;
  for await (const piece of pieces) {
    const plain = new Uint8Array(piece.length);
    for (let index = 0; index < piece.length; index += 1) {
      const key = (keys[2] ?? 0) | 2;
      const byte = (piece[index] ?? 0) ^ ((Math.imul(key & 0xffff, (key & 0xffff) ^ 1) >>> 8) & 0xff);
      update(byte);
      plain[index] = byte;
    }
    const skip = Math.min(plain.length, Math.max(0, zipLimits.cryptoHeaderBytes - at));
    at += plain.length;
    if (skip > 0 && at >= zipLimits.cryptoHeaderBytes && plain[skip - 1] !== expected) throw wrongPassword();
    if (plain.length > skip) yield plain.subarray(skip);
  }
  if (at < zipLimits.cryptoHeaderBytes) throw damaged();
}

function wrongPassword(): AppError {
  return new AppError('wrong-password', 'The password does not open the file.', {});
}
