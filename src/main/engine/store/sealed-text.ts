/**
 * How one text stands in a column: plain, or sealed with AES-256-GCM. A sealed text is bound to its table, column and record, so that
 * it opens nowhere else. Both kinds may stand side by side while a library is being encrypted or decrypted.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../../preload/contract/errors.ts';

/** Where a text stands. `id` is the record's own, with `/` between the parts of a longer one. */
export type TextPlace = { readonly table: string; readonly column: string; readonly id: string };
/** `number` counts the keys a library has had, from 1; it stands in every text the key sealed. */
export type SealKey = { readonly number: number; readonly key: Uint8Array };

/** No text begins with it by chance: U+0001 is not typed, and a text that has it all the same is marked as plain. */
const mark = '\u0001';
const sealedMark = `${mark}s`;
const plainMark = `${mark}p`;
const version = 1;
/** Bytes of GCM's nonce and tag; NIST SP 800-38D. A random nonce is safe for 2^32 texts of one key. */
const nonceBytes = 12;
const tagBytes = 16;
/** Version, number of the key. */
const headBytes = 2;
const cipher = 'aes-256-gcm';

export function plainText(text: string): string {
  return text.startsWith(mark) ? plainMark + text : text;
}

/** The text as it is stored; a new nonce each time, so that equal texts look different. */
export function sealText(text: string, place: TextPlace, { number, key }: SealKey): string {
  const nonce = randomBytes(nonceBytes);
  const head = Buffer.from([version, number]);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(bound(head, place));
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return sealedMark + Buffer.concat([head, nonce, body, sealing.getAuthTag()]).toString('base64');
}

/** Number of the key a stored text was sealed with; 0 for a plain one. Throws `record-damaged`. */
export function keyNumberOf(stored: string): number {
  if (!stored.startsWith(sealedMark)) return 0;
  const number = Buffer.from(stored.slice(sealedMark.length, sealedMark.length + 4), 'base64')[1];
  if (number === undefined) throw damaged();
  return number;
}

/** The text itself. Throws `conversations-locked` without its key, and `record-damaged` when it is not what was sealed there. */
export function openText(stored: string, place: TextPlace, keyOf: (number: number) => Uint8Array | undefined): string {
  if (stored.startsWith(plainMark)) return stored.slice(plainMark.length);
  if (!stored.startsWith(sealedMark)) return stored;
  const bytes = Buffer.from(stored.slice(sealedMark.length), 'base64');
  if (bytes.length < headBytes + nonceBytes + tagBytes || bytes[0] !== version) throw damaged();
  const key = keyOf(bytes[1] as number);
  if (!key) throw locked();
  const head = bytes.subarray(0, headBytes);
  const nonce = bytes.subarray(headBytes, headBytes + nonceBytes);
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
    .setAAD(bound(head, place))
    .setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const body = bytes.subarray(headBytes + nonceBytes, bytes.length - tagBytes);
    return Buffer.concat([opening.update(body), opening.final()]).toString('utf8');
  } catch {
    throw damaged();
  }
}

export const locked = () =>
  new AppError(
    'conversations-locked',
    'Conversations are locked. Open Docent with your login, or enter the recovery code.',
  );
const damaged = () => new AppError('record-damaged', 'A saved text was changed from outside and cannot be opened.');

/** Every part with its length before it, so that no two places read the same. */
function bound(head: Buffer, { table, column, id }: TextPlace): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify(['docent', table, column, id]))]);
}
