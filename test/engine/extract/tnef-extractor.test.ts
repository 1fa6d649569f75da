import { describe, expect, it } from 'vitest';
import { memberBytes, readBytes } from './read-document.ts';

const attribute = (level: number, id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(data.length, 5);
  return Buffer.concat([head, data, Buffer.alloc(2)]);
};
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const wide = (tag: number, text: string) => {
  const bytes = Buffer.from(`${text}\0`, 'utf16le');
  return Buffer.concat([number(tag), number(1), number(bytes.length), padded(bytes)]);
};

const winmail = Buffer.concat([
  Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
  attribute(1, 0x00069007, Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0])),
  attribute(1, 0x00018004, Buffer.from('Lamps\0')),
  attribute(
    1,
    0x00069003,
    Buffer.concat([number(2), number(0x00170003), number(1), wide(0x1000001f, 'Die Lämpchen brennen.')]),
  ),
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from('LAMPS~1.TXT\0')),
  attribute(2, 0x0006800f, Buffer.from('lit')),
  attribute(2, 0x00069005, Buffer.concat([number(1), wide(0x3707001f, '../Lämpchen.txt')])),
]);

describe('winmail.dat', () => {
  it('is told by its mark; gives the body and the files wrapped in it', async () => {
    const { kind, text, members, fields } = await readBytes('winmail.dat', winmail);
    expect(kind).toBe('tnef');
    expect(text).toBe('Die Lämpchen brennen.');
    expect(fields[0]).toEqual({ name: 'title', value: 'Lamps', source: 'tnef:Subject' });
    expect(members).toEqual([{ path: 'Lämpchen.txt', name: 'Lämpchen.txt', size: 3, modifiedMs: null, problem: null }]);
    expect(Buffer.from(await memberBytes('winmail.dat', winmail, 'Lämpchen.txt')).toString()).toBe('lit');
  });

  it('ends on cut and senseless bytes', async () => {
    for (let size = 6; size < winmail.length; size += 1) await readBytes('winmail.dat', winmail.subarray(0, size));
    for (let seed = 1; seed <= 300; seed += 1) {
      const broken = Buffer.from(winmail);
      for (let hit = 0; hit < 4; hit += 1)
        broken[6 + ((seed * 7_919 + hit * 104_729) % (broken.length - 6))] = (seed * 31 + hit * 17) % 256;
      await readBytes('winmail.dat', broken);
    }
    await expect(readBytes('a.tnef', Buffer.from('no'))).rejects.toMatchObject({ code: 'file-damaged' });
  });
});
