import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractorOfKind } from '../../../src/main/engine/extract/registry.ts';
import { aesPart, tarBytes, zipBytes } from './archive-bytes.ts';
import { bytesSource, memberBytes, readBytes, wideLimits } from './read-document.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
const listed = async (name: string, bytes: Uint8Array, password: string | null = null) => {
  const { members } = await readBytes(name, bytes, {}, undefined, { password });
  return members.map(({ path, problem }) => (problem ? `${path}: ${problem.code}` : path));
};
/** Made by Info-ZIP 3.0 with the password `secret`. */
const infoZip = new Uint8Array(
  Buffer.from(
    'UEsDBAoACQAAAJdTdV3FwMEDJgAAABoAAAAIAAAAbGFtcC50eHRJA5onVLUbrPl7L2OvQLBuSoH1zESDMLoOx6OTy+w3FKbcQpZtXFBLBwjFwMEDJgAAABoAAABQSwECHgMKAAkAAACXU3VdxcDBAyYAAAAaAAAACAAAAAAAAAABAAAApIEAAAAAbGFtcC50eHRQSwUGAAAAAAEAAQA2AAAAXAAAAAAA',
    'base64',
  ),
);

describe('ZIP', () => {
  it('lists files as members and opens them, stored or packed, sizes in front or behind', async () => {
    const long = 'A line about the harbour.\n'.repeat(5_000);
    const bytes = zipBytes([
      { name: 'notes/', bytes: '' },
      { name: 'notes/a.txt', bytes: 'plain' },
      { name: 'notes/b.txt', bytes: long, deflate: true },
      { name: 'behind.txt', bytes: long, deflate: true, flags: 8 },
      { name: '__MACOSX/notes/._a.txt', bytes: 'x' },
      { name: 'notes/.DS_Store', bytes: 'x' },
    ]);
    const { kind, members, units, items } = await readBytes('a.zip', bytes);
    expect(kind).toBe('zip');
    expect(units).toEqual([]);
    expect(items.at(-1)?.type).toBe('member');
    expect(members.map(({ path, name, size, problem }) => [path, name, size, problem])).toEqual([
      ['notes/a.txt', 'a.txt', 5, null],
      ['notes/b.txt', 'b.txt', long.length, null],
      ['behind.txt', 'behind.txt', long.length, null],
    ]);
    expect(new Date(members[0]?.modifiedMs ?? 0).toISOString()).toBe('2000-01-01T00:00:00.000Z');
    for (const path of ['notes/b.txt', 'behind.txt']) {
      expect(decode(await memberBytes('a.zip', bytes, path))).toBe(long);
    }
    expect(await codeOf(memberBytes('a.zip', bytes, 'notes/absent.txt'))).toBe('not-found');
  });

  it('reads zip64, bytes in front of the archive and a comment behind it', async () => {
    const parts = [{ name: 'a.txt', bytes: 'wide', deflate: true }];
    for (const bytes of [
      zipBytes(parts, { zip64: true }),
      zipBytes(parts, { prefix: Buffer.from('#!/bin/sh\nexit\n'.repeat(9)) }),
      zipBytes(parts, { comment: 'a comment with PK\u0005\u0006 in it and more text behind' }),
    ]) {
      expect(decode(await memberBytes('a.zip', bytes, 'a.txt'))).toBe('wide');
    }
  });

  it('reads names in code page 437 and in UTF-8 without a flag', async () => {
    const old = zipBytes([{ name: new Uint8Array([0x81, 0x62, 0x65, 0x72, 0x2e, 0x74, 0x78, 0x74]), bytes: 'x' }]);
    expect(await listed('a.zip', old)).toEqual(['über.txt']);
    for (const [name, hex] of [
      ['報告書/東京の会議.txt', '95f18d908f912f938c8b9e82cc89ef8b632e747874'],
      ['北京会议记录.txt', 'b1b1bea9bbe1d2e9bcc7c2bc2e747874'],
      ['Отчёт за год.txt', '8ee2e7f1e220a7a020a3aea42e747874'],
      ['Größe und Façade.txt', '477294e16520756e64204661876164652e747874'],
    ] as const) {
      const foreign = zipBytes([{ name: new Uint8Array(Buffer.from(hex, 'hex')), bytes: 'x' }]);
      expect(await listed('a.zip', foreign)).toEqual([name]);
    }
    const unflagged = zipBytes([{ name: new TextEncoder().encode('año.txt'), bytes: 'x' }]);
    expect(await listed('a.zip', unflagged)).toEqual(['año.txt']);
  });

  it('refuses names that escape and links, and shows them without the way out', async () => {
    const bytes = zipBytes([
      { name: '../../etc/passwd', bytes: 'x' },
      { name: '/etc/shadow', bytes: 'x' },
      { name: 'C:\\windows\\a.ini', bytes: 'x' },
      { name: 'a\nb.txt', bytes: 'x' },
      { name: 'link', bytes: '/etc/passwd', unixMode: 0o120777 },
      { name: './ok\\fine.txt', bytes: 'x' },
      { name: 'ok/fine.txt', bytes: 'second' },
    ]);
    expect(await listed('a.zip', bytes)).toEqual([
      'etc/passwd: member-refused',
      'etc/shadow: member-refused',
      'windows/a.ini: member-refused',
      'ab.txt: member-refused',
      'link: member-refused',
      'ok/fine.txt',
      'ok/fine (2).txt',
    ]);
    expect(decode(await memberBytes('a.zip', bytes, 'ok/fine (2).txt'))).toBe('second');
    expect(await codeOf(memberBytes('a.zip', bytes, 'etc/passwd'))).toBe('member-refused');
  });

  it('asks for a password when everything is locked, and lists what is not', async () => {
    const locked = zipBytes([aesPart('a.txt', 'secret text '.repeat(99), 'sesame')]);
    expect(await codeOf(readBytes('a.zip', locked))).toBe('password-needed');
    const mixed = zipBytes([aesPart('a.txt', 'secret text', 'sesame'), { name: 'b.txt', bytes: 'open' }]);
    expect(await listed('a.zip', mixed)).toEqual(['a.txt: member-encrypted', 'b.txt']);
  });

  it.each([
    ['AES', zipBytes([aesPart('lamp.txt', 'The lamp was lit in 1823.\n', 'secret')])],
    ['the older encryption', infoZip],
  ])('opens %s with the right password only', async (_, bytes) => {
    expect(await listed('a.zip', bytes, 'secret')).toEqual(['lamp.txt']);
    const opened = await memberBytes('a.zip', bytes, 'lamp.txt', {}, { password: 'secret' });
    expect(decode(opened)).toBe('The lamp was lit in 1823.\n');
    for (const password of ['', 'Secret', 'secret ', 'x'.repeat(300)]) {
      expect(await codeOf(readBytes('a.zip', bytes, {}, undefined, { password }))).toBe('wrong-password');
    }
  });

  it('keeps bombs small: packed a thousand to one, shared bytes, sizes that lie', async () => {
    const zeros = new Uint8Array(20_000_000);
    const bomb = zipBytes([
      { name: 'zeros.txt', bytes: zeros, deflate: true },
      { name: 'fine.txt', bytes: 'fine' },
    ]);
    expect(await listed('a.zip', bomb)).toEqual(['zeros.txt: expansion-limit', 'fine.txt']);
    const first = { name: 'a.txt', bytes: 'shared '.repeat(100), deflate: true };
    const overlapping = zipBytes([first, { ...first, name: 'b.txt', claims: { offset: 0 } }]);
    expect(await listed('a.zip', overlapping)).toEqual(['a.txt', 'b.txt: member-refused']);
    const liar = zipBytes([{ name: 'zeros.txt', bytes: zeros, deflate: true, claims: { size: 10 } }]);
    expect(await listed('a.zip', liar)).toEqual(['zeros.txt']);
    expect(await codeOf(memberBytes('a.zip', liar, 'zeros.txt'))).toBe('file-damaged');
    const longer = zipBytes([{ name: 'a.txt', bytes: 'x'.repeat(99), deflate: true, claims: { size: 10 } }]);
    expect(await codeOf(memberBytes('a.zip', longer, 'a.txt'))).toBe('file-damaged');
    const damaged = zipBytes([{ name: 'a.txt', bytes: 'hello', claims: { crc: 7 } }]);
    expect(await codeOf(memberBytes('a.zip', damaged, 'a.txt'))).toBe('file-damaged');
    const cut = zipBytes([{ name: 'a.txt', bytes: 'hello', claims: { packed: 1_000_000 } }]);
    expect(await listed('a.zip', cut)).toEqual(['a.txt: file-damaged']);
    const foreign = zipBytes([{ name: 'a.txt', bytes: 'hello', method: 14 }]);
    expect(await listed('a.zip', foreign)).toEqual(['a.txt: format-unsupported']);
  });

  it('hands what it unpacks on in pieces of a megabyte at most', async () => {
    const bytes = zipBytes([{ name: 'a.txt', bytes: 'ab'.repeat(3_000_000), deflate: true }]);
    const pieces = extractorOfKind('zip')?.openMember?.(
      bytesSource(bytes),
      'a.txt',
      { ...wideLimits, maxExpansion: 2_000 },
      new AbortController().signal,
      { name: 'a.zip', password: null, pictures: null },
    );
    const lengths: number[] = [];
    for await (const piece of pieces ?? []) lengths.push(piece.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1024 * 1024);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(6_000_000);
  });

  it('goes into an archive in an archive one step at a time, so that one that holds itself never ends a reading', async () => {
    const inner = zipBytes([{ name: 'deep.txt', bytes: 'deep' }]);
    const outer = zipBytes([{ name: 'inner.zip', bytes: inner, deflate: true }]);
    const step = await memberBytes('a.zip', outer, 'inner.zip');
    expect(await listed('inner.zip', step)).toEqual(['deep.txt']);
  });

  it('lists so many members and tells how many it left out', async () => {
    const parts = Array.from({ length: 20_003 }, (_, index) => ({ name: `${index}.txt`, bytes: '' }));
    const { members } = await readBytes('a.zip', zipBytes(parts));
    expect(members).toHaveLength(20_001);
    expect(members.at(-1)?.problem).toEqual({ code: 'member-limit', values: { left: 3, most: 20_000 } });
  });

  it('says so when there is no archive or only a part of it', async () => {
    const whole = zipBytes([{ name: 'a.txt', bytes: 'x'.repeat(300) }]);
    expect(await codeOf(readBytes('a.zip', whole.subarray(0, 20)))).toBe('file-damaged');
    expect(await codeOf(readBytes('a.zip', zipBytes([{ name: 'a.txt', bytes: 'x' }], { count: 5 })))).toBe(
      'file-damaged',
    );
    expect(await listed('empty.zip', zipBytes([]))).toEqual([]);
  });

  it('never ends in anything but an error with a code, whatever the bytes', async () => {
    const whole = zipBytes([
      { name: 'a.txt', bytes: 'some text '.repeat(40), deflate: true },
      { name: 'b.txt', bytes: 'more' },
    ]);
    const noise = randomBytes(400);
    for (let at = 0; at < 400; at += 1) {
      const bytes = whole.slice();
      bytes[(at * 7) % bytes.length] = noise[at] ?? 0;
      const codes = [await codeOf(readBytes('a.zip', bytes)), await codeOf(memberBytes('a.zip', bytes, 'a.txt'))];
      for (const code of codes) expect(code).toMatch(/^[a-z]+(?:[- ][a-z]+)*$|^Error: no extractor/);
    }
  });
});

describe('TAR', () => {
  it('lists files with long names of every kind and opens them in any order', async () => {
    const long = `${'folder/'.repeat(20)}file.txt`;
    const record = (key: string, value: string) => {
      const rest = ` ${key}=${value}\n`;
      let length = rest.length + 2;
      while (String(length).length + rest.length !== length) length += 1;
      return `${length}${rest}`;
    };
    const bytes = tarBytes([
      { name: 'folder', type: '5' },
      { name: 'a.txt', bytes: 'first' },
      { name: 'file.txt', prefix: 'some/prefix', bytes: 'prefixed' },
      { name: '././@LongLink', type: 'L', bytes: `${long}\0` },
      { name: long.slice(0, 100), bytes: 'gnu' },
      { name: 'PaxHeader', type: 'x', bytes: record('path', `pax/${long}`) + record('mtime', '86400.5') },
      { name: 'short', bytes: 'pax' },
      { name: 'again.txt', bytes: 'x'.repeat(600_000) },
    ]);
    const { kind, members } = await readBytes('a.tar', bytes);
    expect(kind).toBe('tar');
    expect(members.map(({ path }) => path)).toEqual([
      'a.txt',
      'some/prefix/file.txt',
      long,
      `pax/${long}`,
      'again.txt',
    ]);
    expect(members[3]?.modifiedMs).toBe(86_400_500);
    const read = async (path: string) => decode(await memberBytes('a.tar', bytes, path));
    expect(await read(`pax/${long}`)).toBe('pax');
    expect(await read(long)).toBe('gnu');
    expect(await read('a.txt')).toBe('first');
    expect((await read('again.txt')).length).toBe(600_000);
    expect(await codeOf(read('absent'))).toBe('not-found');
  });

  it('opens members of an archive of the same size and names without mixing them up', async () => {
    const one = tarBytes([
      { name: 'a.txt', bytes: 'one' },
      { name: 'b.txt', bytes: 'two' },
    ]);
    const other = tarBytes([
      { name: 'b.txt', bytes: 'TWO' },
      { name: 'a.txt', bytes: 'ONE' },
    ]);
    await readBytes('a.tar', one);
    expect(decode(await memberBytes('a.tar', other, 'a.txt'))).toBe('ONE');
    expect(decode(await memberBytes('a.tar', one, 'a.txt'))).toBe('one');
  });

  it('refuses links, devices, sparse files and names that escape', async () => {
    const bytes = tarBytes([
      { name: 'link', type: '2', link: '/etc/passwd' },
      { name: 'hard', type: '1', link: 'a.txt', size: '00000000777' },
      { name: 'device', type: '3' },
      { name: 'sparse', type: 'S', bytes: 'x' },
      { name: '../up.txt', bytes: 'x' },
      { name: 'a.txt', bytes: 'fine' },
    ]);
    expect(await listed('a.tar', bytes)).toEqual([
      'link: member-refused',
      'hard: member-refused',
      'device: member-refused',
      'sparse: member-refused',
      'up.txt: member-refused',
      'a.txt',
    ]);
  });

  it('ends at a header that is none, a negative size or a cut, with what stands before', async () => {
    const negative = new Uint8Array(12).fill(0xff);
    const fine = { name: 'a.txt', bytes: 'fine' };
    for (const [size, code] of [
      [negative, 'file-damaged'],
      ['-0000000001', 'file-damaged'],
      ['77777777777', 'file-cut-off'],
    ] as const) {
      const bad = tarBytes([fine, { name: 'b.txt', size }]);
      expect(await codeOf(readBytes('a.tar', bad))).toBe(code);
      expect(decode(await memberBytes('a.tar', bad, 'a.txt'))).toBe('fine');
    }
    const notes = Buffer.from('\0'.repeat(600));
    expect(await codeOf(readBytes('a.tar', notes))).toBe('no error');
  });
});

describe('GZIP', () => {
  const text = 'one line after the other\n'.repeat(40_000);

  it('has one member under its own name, which unpacks in pieces', async () => {
    const bytes = new Uint8Array(gzipSync(text));
    const { kind, members } = await readBytes('log.txt.gz', bytes);
    expect(kind).toBe('gzip');
    expect(members.map(({ path }) => path)).toEqual(['log.txt']);
    expect(decode(await memberBytes('log.txt.gz', bytes, 'log.txt'))).toBe(text);
    expect((await readBytes('all.tgz', bytes)).members[0]?.path).toBe('all.tar');
    expect((await readBytes('noending', bytes)).members[0]?.path).toBe('noending');
  });

  it('reads a name from the header, several members and padding behind them', async () => {
    const one = gzipSync('one ');
    const named = Buffer.concat([
      one.subarray(0, 3),
      Buffer.from([8]),
      one.subarray(4, 10),
      Buffer.from('../x.csv\0'),
      one.subarray(10),
    ]);
    expect((await readBytes('data.gz', named)).members[0]?.path).toBe('x.csv');
    const several = Buffer.concat([named, gzipSync('two '), gzipSync('three'), Buffer.alloc(100)]);
    expect(decode(await memberBytes('data.gz', several, 'x.csv'))).toBe('one two three');
    expect(gunzipSync(Buffer.concat([one, gzipSync('two')])).toString()).toBe('one two');
  });

  it('tells damage, a cut and a bomb', async () => {
    const whole = gzipSync(text);
    const wrong = Buffer.from(whole);
    wrong[whole.length - 6] = (wrong[whole.length - 6] ?? 0) ^ 1;
    expect(await codeOf(memberBytes('a.gz', wrong, 'a'))).toBe('file-damaged');
    const second = Buffer.concat([wrong, gzipSync('more')]);
    expect(await codeOf(memberBytes('a.gz', second, 'a'))).toBe('file-damaged');
    expect(await codeOf(memberBytes('a.gz', whole.subarray(0, whole.length - 200), 'a'))).toBe('file-cut-off');
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    expect(await codeOf(memberBytes('a.gz', bomb, 'a'))).toBe('expansion-limit');
  });

  it('holds a little of what it unpacks at a time', async () => {
    const bytes = new Uint8Array(gzipSync(randomBytes(1_000_000).toString('hex')));
    const pieces = extractorOfKind('gzip')?.openMember?.(
      bytesSource(bytes),
      'a',
      wideLimits,
      new AbortController().signal,
      { name: 'a.gz', password: null, pictures: null },
    );
    let largest = 0;
    for await (const piece of pieces ?? []) largest = Math.max(largest, piece.length);
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThan(1_000_000);
  });
});

describe('archives that are not read', () => {
  it.each([
    ['mail.pst', Buffer.from('!BDN\u0001\u0002'), 'mailbox-archive'],
    ['mail.olm', zipBytes([{ name: 'a.xml', bytes: 'x' }]), 'mailbox-archive'],
    ['a.7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 0]), 'format-unsupported'],
    ['a.rar', Buffer.from('Rar!\u001a\u0007\u0000'), 'format-unsupported'],
    ['a.zip', Buffer.from('Rar!\u001a\u0007\u0000'), 'format-unsupported'],
    ['a.tar.xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), 'format-unsupported'],
  ])('%s says what to do', async (name, bytes, code) => {
    expect(await codeOf(readBytes(name, bytes))).toBe(code);
    await expect(readBytes(name, bytes)).rejects.toThrow(/Export|Unpack/);
  });
});
