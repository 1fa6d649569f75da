import { damagedEncryption } from './encryption-errors.ts';

/** The bytes of a text in base 64. Throws `file-damaged`. */
export function base64Bytes(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch (error) {
    throw error instanceof Error ? damagedEncryption() : error;
  }
}
