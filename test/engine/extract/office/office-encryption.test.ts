import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as sheetJs from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { rc4 } from '../../../../src/main/engine/extract/office-encryption/rc4.ts';
import { documents, readBytes } from '../read-document.ts';
import { compoundBytes } from './compound-bytes.ts';

const report = readFileSync(path.join(documents, 'report.docx'));
const abort = new AbortController().signal;
const open = (name: string, bytes: Uint8Array, password: string | null) =>
  readBytes(name, bytes, {}, abort, { password });

const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const padded = (bytes: Uint8Array, length: number, sign = 0) =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), sign)]).subarray(0, length);
const whole = (bytes: Uint8Array) => padded(bytes, Math.ceil(bytes.length / 16) * 16);

/** Encrypts as Office 2010 does, with Node's own cryptography; few rounds. */
function agile(bytes: Buffer, password: string): Uint8Array {
  const hash = (...parts: readonly Uint8Array[]) => createHash('sha512').update(Buffer.concat(parts)).digest();
  const cipher = (key: Uint8Array, start: Uint8Array, plain: Uint8Array) => {
    const one = createCipheriv('aes-256-cbc', key, start).setAutoPadding(false);
    return Buffer.concat([one.update(plain), one.final()]);
  };
  const rounds = 1000;
  const salt = randomBytes(16);
  const dataSalt = randomBytes(16);
  const key = randomBytes(32);
  let spun = hash(salt, Buffer.from(password, 'utf16le'));
  for (let round = 0; round < rounds; round += 1) spun = hash(number(round), spun);
  const sealed = (block: string, plain: Uint8Array) =>
    cipher(hash(spun, Buffer.from(block, 'hex')).subarray(0, 32), salt, whole(plain)).toString('base64');
  const input = randomBytes(16);
  const parts: Buffer[] = [Buffer.concat([number(bytes.length), number(0)])];
  for (let at = 0, segment = 0; at < bytes.length; at += 4096, segment += 1) {
    parts.push(cipher(key, hash(dataSalt, number(segment)).subarray(0, 16), whole(bytes.subarray(at, at + 4096))));
  }
  const how =
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"';
  const xml = `<encryption xmlns:p="p"><keyData ${how} saltValue="${dataSalt.toString('base64')}"/><keyEncryptors><keyEncryptor><p:encryptedKey spinCount="${rounds}" ${how} saltValue="${salt.toString('base64')}" encryptedVerifierHashInput="${sealed('fea7d2763b4b9e79', input)}" encryptedVerifierHashValue="${sealed('d7aa0f6d3061344e', hash(input))}" encryptedKeyValue="${sealed('146e0be7abacd0d6', key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  return compoundBytes({
    EncryptionInfo: new Uint8Array(Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(xml)])).slice(),
    EncryptedPackage: new Uint8Array(Buffer.concat(parts)),
  });
}

/** Encrypts as Office 2007 does. */
function standard(bytes: Buffer, password: string): Uint8Array {
  const sha = (...parts: readonly Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest();
  const salt = randomBytes(16);
  let spun = sha(salt, Buffer.from(password, 'utf16le'));
  for (let round = 0; round < 50_000; round += 1) spun = sha(number(round), spun);
  const last = sha(spun, number(0));
  const block = Buffer.alloc(64, 0x36);
  for (const [at, byte] of last.entries()) block[at] = byte ^ 0x36;
  const key = sha(block).subarray(0, 16);
  const cipher = (plain: Uint8Array) => {
    const one = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    return Buffer.concat([one.update(whole(plain)), one.final()]);
  };
  const input = randomBytes(16);
  const header = Buffer.concat([0x24, 0, 0x660e, 0x8004, 128, 24, 0, 0, 0].map(number));
  const verifier = Buffer.concat([number(16), salt, cipher(input), number(20), cipher(padded(sha(input), 32))]);
  const info = Buffer.concat([Buffer.from([4, 0, 2, 0]), number(0x24), number(header.length), header, verifier]);
  return compoundBytes({
    EncryptionInfo: new Uint8Array(info),
    EncryptedPackage: new Uint8Array(Buffer.concat([number(bytes.length), number(0), cipher(bytes)])),
  });
}

describe('encrypted Office files', () => {
  it.each([
    ['agile', agile],
    ['standard', standard],
  ])('opens %s encryption with the password only', async (_, encrypt) => {
    const bytes = encrypt(report, 'pier 9 é');
    await expect(open('report.docx', bytes, null)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(open('report.docx', bytes, 'pier 8')).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await open('report.docx', bytes, 'pier 9 é')).text).toContain('Mind the third step!');
  });

  it('asks nobody for the password Office uses by itself', async () => {
    expect((await open('report.docx', agile(report, 'VelvetSweatshop'), null)).text).toContain('Mind the third step!');
  });

  it('refuses endless rounds, damage and unknown ways of encryption', async () => {
    const bytes = agile(report, 'a');
    const text = Buffer.from(bytes).toString('latin1').replace('spinCount="1000"', 'spinCount="9999999999"');
    await expect(open('a.docx', new Uint8Array(Buffer.from(text, 'latin1')), 'a')).rejects.toMatchObject({
      code: 'file-damaged',
    });
    const package_ = { EncryptedPackage: new Uint8Array(100) };
    await expect(open('a.docx', compoundBytes(package_), 'a')).rejects.toMatchObject({ code: 'file-damaged' });
    const unknown = { ...package_, EncryptionInfo: Uint8Array.from([4, 0, 3, 0, 0, 0, 0, 0]) };
    await expect(open('a.docx', compoundBytes(unknown), 'a')).rejects.toMatchObject({ code: 'format-unsupported' });
  });
});

describe('encrypted workbooks of older Excel', () => {
  const plainStream = (): Uint8Array => {
    const book = sheetJs.utils.book_new();
    const rows = Array.from({ length: 300 }, (_, row) => [`cell ${row}`, row]);
    sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(rows), 'Rows');
    const file = sheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer;
    return new Uint8Array(
      sheetJs.CFB.find(sheetJs.CFB.read(new Uint8Array(file), { type: 'array' }), '/Workbook')?.content as Uint8Array,
    );
  };

  /** Puts the announcement behind the first record, moves sheets by its length, and encrypts every record but the open ones. */
  function encrypted(pass: Uint8Array, apply: (bytes: Uint8Array, place: number, end: number) => void): Uint8Array {
    const stream = plainStream();
    const first = 4 + new DataView(stream.buffer).getUint16(2, true);
    const record = Buffer.concat([Buffer.from([0x2f, 0, pass.length, 0]), pass]);
    const bytes = new Uint8Array(Buffer.concat([stream.subarray(0, first), record, stream.subarray(first)]));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 <= bytes.length; ) {
      const type = view.getUint16(at, true);
      const end = at + 4 + view.getUint16(at + 2, true);
      if (type === 0x85) view.setUint32(at + 4, view.getUint32(at + 4, true) + record.length, true);
      const skip = type === 0x85 ? 4 : 0;
      if (![0x809, 0x2f, 0xe1].includes(type)) apply(bytes.subarray(at + 4 + skip, end), at + 4 + skip, end + skip);
      at = end;
    }
    return compoundBytes({ Workbook: bytes });
  }

  it('has the cipher right', () => {
    const text = rc4(Buffer.from('Key')).apply(new Uint8Array(Buffer.from('Plaintext')));
    expect(Buffer.from(text).toString('hex')).toBe('bbf316e8d940af0ad3');
  });

  it('opens RC4 with the password only', async () => {
    const sha = (...parts: readonly Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest();
    const salt = randomBytes(16);
    const base = sha(salt, Buffer.from('tide', 'utf16le'));
    const key = (block: number) => sha(base, number(block)).subarray(0, 16);
    const verifier = randomBytes(16);
    const both = rc4(key(0)).apply(new Uint8Array(Buffer.concat([verifier, sha(verifier)])));
    const header = Buffer.concat([0x04, 0, 0x6801, 0x8004, 128, 1, 0, 0, 0].map(number));
    const info = [Buffer.from([1, 0, 4, 0, 2, 0]), number(4), number(header.length), header, number(16), salt];
    const pass = Buffer.concat([...info, both.subarray(0, 16), number(20), both.subarray(16)]);
    const bytes = encrypted(pass, (part, place) => {
      for (let at = 0; at < part.length; at += 1) {
        const cipher = rc4(key(Math.floor((place + at) / 1024)));
        cipher.skip((place + at) % 1024);
        cipher.apply(part.subarray(at, at + 1));
      }
    });
    await expect(open('a.xls', bytes, null)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(open('a.xls', bytes, 'ebb')).rejects.toMatchObject({ code: 'wrong-password' });
    const { units } = await open('a.xls', bytes, 'tide');
    expect(units[0]?.text).toContain('cell 299\t299');
  });
});
