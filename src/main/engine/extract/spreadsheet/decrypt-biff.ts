import { damagedEncryption } from '../office-encryption/encryption-errors.ts';
import { blockDecryption, rc4Encryption } from '../office-encryption/rc4-encryption.ts';
import { xorDecryption } from '../office-encryption/xor-encryption.ts';

const filePass = 0x2f;
/** Records that stay readable in an encrypted workbook ([MS-XLS] 2.2.10). */
const open = new Set([0x0809, 0x0409, 0x0209, 0x0009, filePass, 0x00e1, 0x0138, 0x0194, 0x0195, 0x0196]);
const boundSheet = 0x85;
const blockBytes = 1024;
/** Records before which encryption is announced if at all. */
const earlyRecords = 64;

/**
 * A workbook stream with its records decrypted; the stream itself when it is not encrypted. Throws `password-needed`,
 * `wrong-password`, `file-damaged`, `format-unsupported`.
 */
export function decryptBiff(stream: Uint8Array, password: string | null): Uint8Array {
  const pass = [...records(stream, earlyRecords)].find(({ type }) => type === filePass);
  if (!pass) return stream;
  const info = stream.subarray(pass.start, pass.end);
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  if (info.length < 4) throw damagedEncryption();
  const plain = stream.slice();
  const isNew = info.length >= 6;
  const type = isNew ? view.getUint16(0, true) : 0;
  if (type === 0) {
    const at = isNew ? 2 : 0;
    const decrypt = xorDecryption(view.getUint16(at, true), view.getUint16(at + 2, true), password);
    for (const { start, end, skip } of secretParts(stream)) decrypt(plain.subarray(start + skip, end), end + skip);
  } else {
    const decrypt = blockDecryption(rc4Encryption(info.subarray(2), password), blockBytes);
    for (const { start, end, skip } of secretParts(stream)) decrypt(plain.subarray(start + skip, end), start + skip);
  }
  return plain;
}

type Part = { readonly type: number; readonly start: number; readonly end: number; readonly skip: number };

function* secretParts(stream: Uint8Array): Generator<Part> {
  for (const record of records(stream, Number.POSITIVE_INFINITY)) {
    // Where a sheet starts stays readable.
    if (!open.has(record.type))
      yield { ...record, skip: record.type === boundSheet ? Math.min(4, record.end - record.start) : 0 };
  }
}

function* records(stream: Uint8Array, most: number): Generator<Omit<Part, 'skip'>> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0, count = 0; at + 4 <= stream.length && count < most; count += 1) {
    const end = Math.min(stream.length, at + 4 + view.getUint16(at + 2, true));
    yield { type: view.getUint16(at, true), start: at + 4, end };
    at = end;
  }
}
