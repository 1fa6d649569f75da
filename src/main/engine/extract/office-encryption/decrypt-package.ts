import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import { decodeXml } from '../ooxml/office-package.ts';
import { agileEncryption } from './agile-encryption.ts';
import { damagedEncryption, lockedDocument, passwordsToTry, unknownEncryption } from './encryption-errors.ts';
import { officeEncryptionLimits } from './limits.ts';
import { standardEncryption } from './standard-encryption.ts';

/** Finds the key a password gives and decrypts the package with it; null when the password is wrong. */
export type PackageDecryption = (password: string, signal: AbortSignal) => ((bytes: Uint8Array) => Uint8Array) | null;

export function isEncryptedPackage(file: CompoundFile): boolean {
  return file.has('EncryptedPackage');
}

/**
 * The zip inside an encrypted Office file ([MS-OFFCRYPTO] agile and standard). Throws `password-needed`, `wrong-password`,
 * `format-unsupported` for other ways of encryption, `file-damaged`.
 */
export function decryptPackage(file: CompoundFile, password: string | null, signal: AbortSignal): ByteSource {
  const info = file.read('EncryptionInfo');
  const sealed = file.read('EncryptedPackage');
  if (!info || !sealed || info.length < 8 || sealed.length < 8) throw damagedEncryption();
  if (sealed.length > officeEncryptionLimits.maxBytes) {
    throw new AppError('file-too-large', 'The encrypted file is too large.', { most: officeEncryptionLimits.maxBytes });
  }
  const decryption = decryptionOf(info);
  for (const attempt of passwordsToTry(password)) {
    const decrypt = decryption(attempt, signal);
    if (!decrypt) continue;
    const size = new DataView(sealed.buffer, sealed.byteOffset, 8).getUint32(0, true);
    const bytes = decrypt(sealed.subarray(8)).subarray(0, size);
    return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
  }
  throw lockedDocument(password);
}

function decryptionOf(info: Uint8Array): PackageDecryption {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const major = view.getUint16(0, true);
  const minor = view.getUint16(2, true);
  if (major === 4 && minor === 4) return agileEncryption(decodeXml(info.subarray(8)));
  if (minor === 2 && major >= 2 && major <= 4) return standardEncryption(info.subarray(8));
  throw unknownEncryption();
}
