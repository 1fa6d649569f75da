import { ecb } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { AppError } from '../../../../preload/contract/errors.ts';
import { zipLimits } from './limits.ts';
import { damaged } from './zip-directory.ts';

/**
 * Decrypts WinZip's AES (AE-1, AE-2; strength 1 to 3): salt, two check bytes, data in counter mode with a little-endian counter
 * from 1, a mark over the data. Rejects with `wrong-password`, or `file-damaged` when the mark differs.
 */
export async function* aesPieces(
  pieces: AsyncIterable<Uint8Array>,
  strength: number,
  password: string,
): AsyncGenerator<Uint8Array> {
  if (strength < 1 || strength > 3) throw damaged();
  const keyBytes = 8 + strength * 8;
  const reader = createReader(pieces);
  const salt = await reader.take(keyBytes / 2);
  const check = await reader.take(2);
  const derived = await pbkdf2Async(sha1, new TextEncoder().encode(password), salt, {
    c: zipLimits.aesRounds,
    dkLen: 2 * keyBytes + 2,
  });
  if (derived[2 * keyBytes] !== check[0] || derived[2 * keyBytes + 1] !== check[1]) {
    throw new AppError('wrong-password', 'The password does not open the file.', {});
  }
  const mark = hmac.create(sha1, derived.subarray(keyBytes, 2 * keyBytes));
  const stream = keyStream(derived.subarray(0, keyBytes));
  for await (const piece of reader.rest(zipLimits.aesMarkBytes)) {
    mark.update(piece);
    yield stream(piece);
  }
  const found = mark.digest();
  if ((await reader.take(zipLimits.aesMarkBytes)).some((byte, index) => byte !== found[index])) throw damaged();
}

/** XORs pieces with the encrypted counter blocks, going on where the piece before ended. */
function keyStream(key: Uint8Array): (piece: Uint8Array) => Uint8Array {
  let counter = 1;
  let left = new Uint8Array(0) as Uint8Array;
  const more = () => {
    const counters = new Uint8Array(zipLimits.aesBlocks * 16);
    const view = new DataView(counters.buffer);
    for (let block = 0; block < zipLimits.aesBlocks; block += 1, counter += 1) {
      view.setUint32(block * 16, counter >>> 0, true);
      view.setUint32(block * 16 + 4, Math.floor(counter / 2 ** 32), true);
    }
    left = ecb(key, { disablePadding: true }).encrypt(counters);
  };
  return (piece) => {
    const plain = new Uint8Array(piece.length);
    for (let at = 0; at < piece.length; ) {
      if (left.length === 0) more();
      const length = Math.min(left.length, piece.length - at);
      for (let index = 0; index < length; index += 1) plain[at + index] = (piece[at + index] ?? 0) ^ (left[index] ?? 0);
      left = left.subarray(length);
      at += length;
    }
    return plain;
  };
}

type Reader = { take(length: number): Promise<Uint8Array>; rest(keep: number): AsyncGenerator<Uint8Array> };

/** Takes exact lengths from pieces, or the rest of them but for the last `keep` bytes. */
function createReader(pieces: AsyncIterable<Uint8Array>): Reader {
  const iterator = pieces[Symbol.asyncIterator]();
  let held = new Uint8Array(0) as Uint8Array;
  const pull = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done) return false;
    const joined = new Uint8Array(held.length + next.value.length);
    joined.set(held);
    joined.set(next.value, held.length);
    held = joined;
    return true;
  };
  return {
    take: async (length) => {
      while (held.length < length) if (!(await pull())) throw damaged();
      const taken = held.subarray(0, length);
      held = held.subarray(length);
      return taken;
    },
    rest: async function* (keep) {
      do {
        if (held.length > keep) {
          yield held.subarray(0, held.length - keep);
          held = held.subarray(held.length - keep);
        }
      } while (await pull());
      if (held.length > keep) {
        yield held.subarray(0, held.length - keep);
        held = held.subarray(held.length - keep);
      }
    },
  };
}
