/** A key inside a key: AES-256-GCM under another key, or under what scrypt makes of a secret. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { privacyLimits } from './limits.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export function wrapKey(key: Uint8Array, under: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, under, nonce);
  return new Uint8Array(Buffer.concat([nonce, sealing.update(key), sealing.final(), sealing.getAuthTag()]));
}

/** Null when `under` is not what it was wrapped with, or it was changed since. */
export function unwrapKey(wrapped: Uint8Array, under: Uint8Array): Uint8Array | null {
  if (wrapped.length < nonceBytes + tagBytes) return null;
  const bytes = Buffer.from(wrapped);
  const opening = createDecipheriv(cipher, under, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const body = bytes.subarray(nonceBytes, bytes.length - tagBytes);
    return new Uint8Array(Buffer.concat([opening.update(body), opening.final()]));
  } catch {
    return null; // Another key.
  }
}

export const newSalt = (): Uint8Array => new Uint8Array(randomBytes(privacyLimits.saltBytes));

/** A key made of a secret; slow and large in memory on purpose. */
export function stretch(secret: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, privacyLimits.keyBytes, privacyLimits.scrypt, (error, key) => {
      if (error) reject(error);
      else resolve(new Uint8Array(key));
    });
  });
}
