import { cbc } from '@noble/ciphers/aes.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { AppError } from '../../../../preload/contract/errors.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { base64Bytes } from '../office-encryption/base64-bytes.ts';
import { damagedEncryption, lockedDocument, unknownEncryption } from '../office-encryption/encryption-errors.ts';
import { sameBytes } from '../office-encryption/office-hash.ts';
import { decodeXml, type OfficePackage } from '../ooxml/office-package.ts';
import { childNamed, childrenNamed, parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { inflatePieces } from '../zip/inflate-pieces.ts';
import { checkExpansion } from '../zip/zip-directory.ts';
import { openDocumentLimits } from './limits.ts';

/**
 * The same package with its encrypted parts opened (OpenDocument 1.2, AES-256-CBC as LibreOffice 3.5 to 24.2 writes it). Throws
 * `password-needed`, `wrong-password`, `format-unsupported` for other ways of encryption, `file-damaged`.
 */
export function decryptOpenDocument(
  file: OfficePackage,
  manifest: Uint8Array,
  password: string | null,
  maxExpansion: number,
): OfficePackage {
  if (password === null) throw lockedDocument(null);
  const sealed = new Map<string, XmlElement>();
  // The manifest of old programs names a document type, which says nothing.
  for (const entry of childrenNamed(parseXml(decodeXml(manifest).replace(/<!DOCTYPE[^>[]*>/, '')), 'file-entry')) {
    const encryption = childNamed(entry, 'encryption-data');
    if (encryption) sealed.set(entry.attributes.get('full-path') ?? '', encryption);
  }
  const bytes = async (path: string, most: number): Promise<Uint8Array | null> => {
    const packed = await file.bytes(path, most);
    const encryption = sealed.get(path);
    if (!packed || !encryption) return packed;
    return inflated(opened(packed, encryption, password), maxExpansion, most);
  };
  return {
    ...file,
    bytes,
    part: async (path) => {
      const found = await bytes(path, openDocumentLimits.maxPartBytes);
      return found ? parseXml(decodeXml(found)) : null;
    },
  };
}

/** The compressed bytes of one part. */
function opened(sealed: Uint8Array, encryption: XmlElement, password: string): Uint8Array {
  const algorithm = childNamed(encryption, 'algorithm');
  const derivation = childNamed(encryption, 'key-derivation');
  const start = childNamed(encryption, 'start-key-generation');
  const checksum = encryption.attributes.get('checksum-type') ?? '';
  if (!algorithm?.attributes.get('algorithm-name')?.endsWith('aes256-cbc') || !/sha256-1k$/i.test(checksum)) {
    throw unknownEncryption();
  }
  if (!/pbkdf2$/i.test(derivation?.attributes.get('key-derivation-name') ?? '')) throw unknownEncryption();
  const rounds = Number(derivation?.attributes.get('iteration-count'));
  if (!(rounds > 0 && rounds <= openDocumentLimits.maxRounds)) {
    throw damagedEncryption();
  }
  const hash = /sha256$/i.test(start?.attributes.get('start-key-generation-name') ?? '') ? sha256 : sha1;
  const salt = base64Bytes(derivation?.attributes.get('salt') ?? '');
  const key = pbkdf2(sha1, hash(new TextEncoder().encode(password)), salt, { c: rounds, dkLen: 32 });
  const vector = base64Bytes(algorithm.attributes.get('initialisation-vector') ?? '');
  const whole = sealed.subarray(0, sealed.length - (sealed.length % 16));
  if (whole.length === 0 || vector.length !== 16) {
    throw damagedEncryption();
  }
  const plain = cbc(key, vector, { disablePadding: true }).decrypt(whole);
  // The last byte counts those that fill up the last block; what stands in the others is not laid down.
  const packed = plain.subarray(0, Math.max(0, plain.length - (plain.at(-1) ?? 0)));
  const wanted = base64Bytes(encryption.attributes.get('checksum') ?? '');
  if (!sameBytes(sha256(packed.subarray(0, 1024)), wanted)) throw lockedDocument(password);
  return packed;
}

/** Unpacks within the bounds of every archive. Rejects with `expansion-limit`, `text-limit`, `file-damaged`. */
async function inflated(packed: Uint8Array, maxExpansion: number, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const part of inflatePieces(slices(packed))) {
      total += part.length;
      checkExpansion(total, packed.length, maxExpansion);
      if (total > most) throw new AppError('text-limit', 'A part of the file is too large to read.', { most });
      parts.push(part);
    }
  } catch (error) {
    // fflate reports what it can't inflate with errors of its own.
    throw error instanceof AppError ? error : damagedEncryption();
  }
  return joinedBytes(...parts);
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += openDocumentLimits.sliceBytes) {
    yield bytes.subarray(at, at + openDocumentLimits.sliceBytes);
  }
}
