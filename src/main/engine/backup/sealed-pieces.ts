/**
 * The body of a portable file is cut into pieces of equal size, each with 16 bytes that check it: AES-256-GCM's tag where there is a key,
 * else the beginning of a SHA-256. Both cover the header, the piece's number and whether it is the last, so that nothing can be
 * changed, left out, put in another order or cut off unnoticed. Source: the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance" (2015).
 */
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

export const checkBytes = 16;
/** Bytes of GCM's nonce: random ones of the file, the piece's number, and whether it is the last. */
export const noncePrefixBytes = 7;
const cipher = 'aes-256-gcm';

export type Pieces = {
  seal(payload: Uint8Array, index: number, isLast: boolean): Uint8Array;
  /** Null when it is not what was sealed there. */
  open(bytes: Uint8Array, index: number, isLast: boolean): Uint8Array | null;
};

/** `header`: every byte before the body. `key` null: checked, not secret. */
export function piecesOf(header: Uint8Array, noncePrefix: Uint8Array, key: Uint8Array | null): Pieces {
  const bound = createHash('sha256').update(header).digest();
  const nonceOf = (index: number, isLast: boolean) => {
    const tail = Buffer.alloc(5);
    tail.writeUInt32BE(index);
    tail.writeUInt8(isLast ? 1 : 0, 4);
    return Buffer.concat([noncePrefix, tail]);
  };
  if (key === null) {
    const checkOf = (payload: Uint8Array, index: number, isLast: boolean) =>
      createHash('sha256')
        .update(bound)
        .update(nonceOf(index, isLast))
        .update(payload)
        .digest()
        .subarray(0, checkBytes);
    return {
      seal: (payload, index, isLast) => Buffer.concat([payload, checkOf(payload, index, isLast)]),
      open(bytes, index, isLast) {
        const payload = bytes.subarray(0, Math.max(0, bytes.length - checkBytes));
        const check = bytes.subarray(payload.length);
        if (check.length !== checkBytes) return null;
        return timingSafeEqual(check, checkOf(payload, index, isLast)) ? payload : null;
      },
    };
  }
  return {
    seal(payload, index, isLast) {
      const sealing = createCipheriv(cipher, key, nonceOf(index, isLast)).setAAD(bound);
      return Buffer.concat([sealing.update(payload), sealing.final(), sealing.getAuthTag()]);
    },
    open(bytes, index, isLast) {
      if (bytes.length < checkBytes) return null;
      const opening = createDecipheriv(cipher, key, nonceOf(index, isLast), { authTagLength: checkBytes })
        .setAAD(bound)
        .setAuthTag(bytes.subarray(bytes.length - checkBytes));
      try {
        return Buffer.concat([opening.update(bytes.subarray(0, bytes.length - checkBytes)), opening.final()]);
      } catch {
        return null; // Another key, or other bytes.
      }
    },
  };
}
