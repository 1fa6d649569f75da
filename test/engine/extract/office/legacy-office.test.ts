import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rc4 } from '../../../../src/main/engine/extract/office-encryption/rc4.ts';
import { checkUnit } from '../check-unit.ts';
import { memberBytes, outline, readBytes } from '../read-document.ts';
import { compoundBytes, summaryBytes } from './compound-bytes.ts';
import { wordStreams } from './word-bytes.ts';

const summary = '\u0005SummaryInformation';

describe('DOC', () => {
  it('reads pieces, headings, tables, fields, notes and page margins', async () => {
    const streams = wordStreams({
      main: 'Tides\rHigh w\u00e4ter\u0002 is late.\rDay\u0007Hour\u0007\u0007\u0013 PAGE \u00147\u0015 of 9\u000bnext\r',
      footnotes: ['\u0002 At spring.\r'],
      headers: ['', '', '', '', '', '', 'Even\r', 'Odd\r', '', 'Foot\r', '', ''],
      paragraphs: [1, 0, 'cell', 'cell', 'row', 0],
      narrowFrom: 9,
    });
    const bytes = compoundBytes({ ...streams, [summary]: summaryBytes({ 2: 'Tide tables', 4: 'Ole', 19: 'x' }) });
    const { kind, units, fields } = await readBytes('tides.doc', bytes);
    expect(kind).toBe('doc');
    expect(units.flatMap(outline)).toEqual([
      'header: Even',
      'header: Odd',
      'heading 1: Tides',
      'paragraph: High wäter[1] is late.',
      'table-row: Day\tHour',
      'paragraph: 7 of 9\nnext',
      'paragraph: [1] At spring.',
      'footer: Foot',
    ]);
    expect(fields).toEqual([
      { name: 'title', value: 'Tide tables', source: 'doc:SummaryInformation.Title' },
      { name: 'author', value: 'Ole', source: 'doc:SummaryInformation.Author' },
    ]);
    units.forEach(checkUnit);
  });

  it('is known under the names of other Office formats', async () => {
    const bytes = compoundBytes(wordStreams({ main: 'Only words\r' }));
    for (const name of ['a.docx', 'a.xls', 'a.ppt', 'no ending']) {
      expect((await readBytes(name, bytes)).text, name).toBe('Only words');
    }
  });

  it('asks for a password and refuses damage', async () => {
    const streams = wordStreams({ main: 'secret\r' });
    const locked = { ...streams, WordDocument: streams.WordDocument.slice() };
    new DataView(locked.WordDocument.buffer).setUint16(0x0a, 0x8300, true);
    await expect(readBytes('a.doc', compoundBytes(locked))).rejects.toMatchObject({ code: 'password-needed' });
    const cut = { WordDocument: streams.WordDocument };
    await expect(readBytes('a.doc', compoundBytes(cut))).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(readBytes('a.doc', compoundBytes(streams).subarray(0, 2048))).rejects.toMatchObject({
      code: 'file-damaged',
    });
    const wide = { ...streams, '1Table': streams['1Table'].slice() };
    new DataView(wide['1Table'].buffer).setUint32(9, 0xfffffff0, true);
    await expect(readBytes('a.doc', compoundBytes(wide)).then(({ text }) => text.length)).resolves.toBeLessThan(
      100_000,
    );
  });

  it('opens RC4 encryption with the password only', async () => {
    const hash = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
    const salt = Buffer.from('0123456789abcdef');
    const short = hash(Buffer.from('tide', 'utf16le')).subarray(0, 5);
    const base = hash(...Array.from({ length: 16 }, () => Buffer.concat([short, salt]))).subarray(0, 5);
    const cipher = (block: number) => rc4(hash(base, numbers(block)));
    const encrypt = (bytes: Uint8Array, plainBytes: number) => {
      const sealed = bytes.slice();
      for (let at = 0; at < bytes.length; at += 512) cipher(at / 512).apply(sealed.subarray(at, at + 512));
      sealed.set(bytes.subarray(0, plainBytes));
      return sealed;
    };
    const verifier = Buffer.from('fedcba9876543210');
    const both = cipher(0).apply(new Uint8Array(Buffer.concat([verifier, hash(verifier)])));
    const header = Buffer.concat([Buffer.from([1, 0, 1, 0]), salt, both]);
    const streams = wordStreams({ main: `${'secret words '.repeat(200)}\r`, tablesFrom: header.length });
    const head = new DataView(streams.WordDocument.buffer);
    head.setUint16(0x0a, 0x0300, true);
    head.setUint32(0x0e, header.length, true);
    const tables = streams['1Table'].slice();
    tables.set(header);
    const bytes = compoundBytes({
      WordDocument: encrypt(streams.WordDocument, 68),
      '1Table': encrypt(tables, header.length),
    });
    const open = (password: string | null) => readBytes('a.doc', bytes, {}, new AbortController().signal, { password });
    await expect(open(null)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(open('ebb')).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await open('tide')).text).toBe('secret words '.repeat(200).trim());
  });

  it('gives the files people put into it', async () => {
    const native = Buffer.concat([
      Buffer.alloc(6),
      Buffer.from('C:\\plans\\pier.txt\0C:\\x\0'),
      Buffer.alloc(4),
      Buffer.from([2, 0, 0, 0, 0x78, 0, 5, 0, 0, 0]),
      Buffer.from('plank'),
    ]);
    const bytes = compoundBytes({
      ...wordStreams({ main: 'See the file\r' }),
      'ObjectPool/_123/\u0001Ole10Native': new Uint8Array(native),
    });
    const { members } = await readBytes('a.doc', bytes);
    expect(members).toMatchObject([{ path: 'ObjectPool/_123', name: 'pier.txt', size: 5 }]);
    expect(new TextDecoder().decode(await memberBytes('a.doc', bytes, 'ObjectPool/_123'))).toBe('plank');
    await expect(memberBytes('a.doc', bytes, 'WordDocument')).rejects.toMatchObject({ code: 'not-found' });
  });
});

function record(type: number, body: Uint8Array | readonly Uint8Array[], instance = 0): Buffer {
  const container = Array.isArray(body);
  const bytes = Buffer.concat(container ? (body as Uint8Array[]) : [body as Uint8Array]);
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | (container ? 15 : 0), 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

const numbers = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
const title = (text: string) => [record(0x0f9f, numbers(0)), record(0x0fa0, Buffer.from(text, 'utf16le'))];
const box = (kind: number, text: string) =>
  record(0xf00d, [record(0x0f9f, numbers(kind)), record(0x0fa8, Buffer.from(text, 'latin1'))]);

/** Two slides, the second saved first; notes for the one shown first. */
function presentation(change: (records: { edit: Buffer }) => void = () => {}): Uint8Array {
  const slide = (notes: number, ...boxes: readonly Buffer[]) =>
    record(0x03ee, [
      record(0x03ef, Buffer.concat([Buffer.alloc(16), numbers(notes), Buffer.alloc(4)])),
      record(0x040c, [record(0xf002, boxes)]),
    ]);
  const first = slide(300, box(4, 'Free text\rtwo lines'), record(0xf00d, [record(0x0f9e, numbers(0))]));
  const second = slide(0, box(1, 'Point'));
  const notes = record(0x03f0, [record(0x040c, [box(2, 'Say hello')])]);
  const persist = (reference: number, id: number) =>
    record(0x03f3, Buffer.concat([numbers(reference, 0, 0, id), numbers(0)]));
  const document = record(0x03e8, [
    record(0x0ff0, [persist(2, 256), ...title('Boats'), persist(3, 257)], 0),
    record(0x0ff0, [persist(4, 300)], 2),
  ]);
  const objects = [document, first, second, notes];
  const places: number[] = [];
  let at = 0;
  for (const bytes of objects) {
    places.push(at);
    at += bytes.length;
  }
  const directory = record(0x1772, numbers((objects.length << 20) | 1, ...places));
  const edit = record(0x0ff5, numbers(0, 0, 0, at, 1, 0, 0));
  change({ edit });
  const user = Buffer.concat([Buffer.alloc(16), numbers(at + directory.length)]);
  return compoundBytes({
    'PowerPoint Document': new Uint8Array(Buffer.concat([...objects, directory, edit])),
    'Current User': new Uint8Array(user),
  });
}

describe('PPT', () => {
  it('reads slides in the order they are shown with titles, texts and notes', async () => {
    const { kind, units } = await readBytes('boats.ppt', presentation());
    expect(kind).toBe('ppt');
    expect(units.map(({ place, number, label }) => [place, number, label])).toEqual([
      ['slide', 1, 'Boats'],
      ['slide', 2, null],
    ]);
    expect(outline(units[0])).toEqual([
      'heading 1: Boats',
      'paragraph: Free text',
      'paragraph: two lines',
      'paragraph: Notes: Say hello',
    ]);
    expect(outline(units[1])).toEqual(['list-item 1: Point']);
    units.forEach(checkUnit);
  });

  it('asks for a password, comes to an end in circles and refuses damage', async () => {
    // Saves that point at themselves.
    const circle = presentation(({ edit }) => edit.writeUInt32LE(1, 8 + 8));
    expect((await readBytes('a.ppt', circle)).units).toHaveLength(2);
    const junk = compoundBytes({
      'PowerPoint Document': new Uint8Array(9000).fill(1),
      'Current User': new Uint8Array(40),
    });
    await expect(readBytes('a.ppt', junk)).rejects.toMatchObject({ code: 'file-damaged' });
    const locked = record(0x0ff5, numbers(0, 0, 0, 0, 1, 0, 0, 5));
    const file = compoundBytes({
      'PowerPoint Document': new Uint8Array(Buffer.concat([Buffer.alloc(8), locked])),
      'Current User': new Uint8Array(Buffer.concat([Buffer.alloc(16), numbers(8)])),
    });
    await expect(readBytes('a.ppt', file)).rejects.toMatchObject({ code: 'password-needed' });
  });
});
