import { lockedDocument, passwordsToTry } from './encryption-errors.ts';

/** What shorter passwords are filled up with ([MS-OFFCRYPTO] 2.3.7.2). */
const filling = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00];
const longest = 15;

/** Changes a record's bytes in place; `phase` is where in the key of 16 bytes it starts. */
export type XorDecrypt = (bytes: Uint8Array, phase: number) => void;

/**
 * XOR obfuscation of Excel 95 and before: the file holds the key, the password is mixed in. Throws `password-needed`,
 * `wrong-password`.
 */
export function xorDecryption(key: number, verifier: number, password: string | null): XorDecrypt {
  for (const attempt of passwordsToTry(password)) {
    const letters = Uint8Array.from(attempt.slice(0, longest), (letter) => letter.charCodeAt(0) & 0xff);
    if (verifierOf(letters) === verifier) return decryption(key, letters);
  }
  throw lockedDocument(password);
}

function verifierOf(letters: Uint8Array): number {
  let verifier = 0;
  for (const byte of [letters.length, ...letters].reverse()) {
    verifier = (((verifier >> 14) & 1) | ((verifier << 1) & 0x7fff)) ^ byte;
  }
  return verifier ^ 0xce4b;
}

function decryption(key: number, letters: Uint8Array): XorDecrypt {
  const mask = Uint8Array.from({ length: 16 }, (_, at) => {
    const sign = letters[at] ?? filling[at - letters.length] ?? 0;
    return rotated(sign ^ (at % 2 === 0 ? key & 0xff : key >> 8), 2);
  });
  return (bytes, phase) => {
    for (let at = 0; at < bytes.length; at += 1) {
      bytes[at] = rotated(bytes[at] ?? 0, 3) ^ (mask[(phase + at) % 16] ?? 0);
    }
  };
}

function rotated(byte: number, left: number): number {
  return ((byte << left) | (byte >> (8 - left))) & 0xff;
}
