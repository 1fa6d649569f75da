import { cbc } from '@noble/ciphers/aes.js';
import { joinedBytes } from '../joined-bytes.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { base64Bytes } from './base64-bytes.ts';
import type { PackageDecryption } from './decrypt-package.ts';
import { damagedEncryption, unknownEncryption } from './encryption-errors.ts';
import { type Hash, hashNamed, sameBytes, spunHash, wordBytes } from './office-hash.ts';

/** Block keys of [MS-OFFCRYPTO] 2.3.4.11 to 13: what each derived key is for. */
const blockKeys = {
  input: Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79),
  value: Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e),
  key: Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6),
};
const segmentBytes = 4096;

type Parameters = {
  readonly salt: Uint8Array;
  readonly blockBytes: number;
  readonly keyBytes: number;
  readonly hashBytes: number;
  readonly hash: Hash;
};

/** Agile encryption (Office 2010 and later): everything stands in an XML description. */
export function agileEncryption(xml: string): PackageDecryption {
  const root = parseXml(xml);
  const [dataElement] = descendantsNamed(root, 'keyData');
  const [keyElement] = descendantsNamed(root, 'encryptedKey');
  if (!dataElement || !keyElement) throw damagedEncryption();
  const data = parametersOf(dataElement);
  const own = parametersOf(keyElement);
  const rounds = Number(keyElement.attributes.get('spinCount'));
  const sealed = (name: string) => base64Bytes(keyElement.attributes.get(name) ?? '');
  return (password, signal) => {
    const spun = spunHash(own.hash, own.salt, password, rounds, signal);
    const opened = (blockKey: Uint8Array, name: string) => {
      const key = fitted(own.hash(joinedBytes(spun, blockKey)), own.keyBytes);
      return decryptBlocks(key, fitted(own.salt, own.blockBytes), sealed(name));
    };
    const wanted = own.hash(opened(blockKeys.input, 'encryptedVerifierHashInput').subarray(0, own.salt.length));
    const found = opened(blockKeys.value, 'encryptedVerifierHashValue').subarray(0, own.hashBytes);
    if (!sameBytes(wanted.subarray(0, own.hashBytes), found)) return null;
    const key = opened(blockKeys.key, 'encryptedKeyValue').subarray(0, data.keyBytes);
    return (bytes) => {
      const plain = new Uint8Array(bytes.length);
      for (let at = 0, segment = 0; at < bytes.length; at += segmentBytes, segment += 1) {
        const start = fitted(data.hash(joinedBytes(data.salt, wordBytes(segment))), data.blockBytes);
        plain.set(decryptBlocks(key, start, bytes.subarray(at, at + segmentBytes)), at);
      }
      return plain;
    };
  };
}

function parametersOf(element: XmlElement): Parameters {
  const number = (name: string) => Number(element.attributes.get(name));
  const found: Parameters = {
    salt: base64Bytes(element.attributes.get('saltValue') ?? ''),
    blockBytes: number('blockSize'),
    keyBytes: number('keyBits') / 8,
    hashBytes: number('hashSize'),
    hash: hashNamed(element.attributes.get('hashAlgorithm') ?? ''),
  };
  const known = element.attributes.get('cipherAlgorithm') === 'AES';
  if (!known || element.attributes.get('cipherChaining') !== 'ChainingModeCBC') {
    throw unknownEncryption();
  }
  if (found.blockBytes !== 16 || ![16, 24, 32].includes(found.keyBytes)) throw damagedEncryption();
  return found;
}

/** The last block may be cut short in damaged files; what is whole is decrypted. */
function decryptBlocks(key: Uint8Array, start: Uint8Array, bytes: Uint8Array): Uint8Array {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
  if (whole.length === 0) return whole;
  return cbc(key, start, { disablePadding: true }).decrypt(whole);
}

/** Cut to `length`, or filled up with 0x36 as the format wants. */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length).fill(0x36);
  whole.set(bytes.subarray(0, length));
  return whole;
}
