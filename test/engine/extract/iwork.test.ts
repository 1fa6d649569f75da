import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unsnap } from '../../../src/main/engine/extract/iwork/unsnap.ts';
import { tarBytes, zipBytes } from './archive-bytes.ts';
import { checkUnit } from './check-unit.ts';
import { cell, iwaBytes, iworkZip, message, reference, snappy, storage, table } from './iwork-bytes.ts';
import { documents, outline, readBytes } from './read-document.ts';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
const style = (id: number, name: string, parent?: number) => ({
  id,
  type: 2022,
  message: message([1, parent === undefined ? message([1, name]) : message([3, reference(parent)])]),
});
const body = 'The lighthouse\nIt was built in 1823.\n\uFFFC\nPrices\n\uFFFCAsk at the door.\n';
const pagesParts = {
  'Index/Document.iwa': iwaBytes([
    { id: 1, type: 10000, message: message([4, reference(10)]), references: [10] },
    {
      id: 10,
      type: 2001,
      message: storage(
        0,
        body,
        [
          [0, 20],
          [15, 22],
          [39, 21],
          [46, 22],
        ],
        [
          [37, 30],
          [46, 31],
        ],
      ),
    },
    style(20, 'Title'),
    style(21, '', 23),
    style(22, 'Body'),
    style(23, 'Heading 2'),
    { id: 30, type: 2003, message: message([1, reference(40)]), references: [40] },
    { id: 31, type: 2003, message: message([1, reference(50)]), references: [50] },
    { id: 40, type: 2011, message: message([4, reference(41)]), references: [41, 10] },
    { id: 41, type: 2001, message: storage(3, 'A box beside it.') },
    { id: 60, type: 2001, message: storage(1, 'Harbour guide') },
    { id: 61, type: 2001, message: storage(2, 'A note at the foot.') },
  ]),
  'Index/Tables/DataList.iwa': iwaBytes(
    table(
      50,
      'Tickets',
      [
        [0, [cell.text(1), cell.text(2)]],
        [1, [cell.text(3), cell.number(420n, -2)]],
      ],
      ['Ticket', 'Price', 'Adult'],
    ),
  ),
  'Index/ThemeStylesheet.iwa': iwaBytes([{ id: 90, type: 2001, message: storage(3, 'Lorem ipsum') }]),
  'Metadata/Properties.plist':
    '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "a" "b"><plist><dict><key>fileFormatVersion</key><string>14.1</string></dict></plist>',
};

describe('Pages', () => {
  it.each([
    ['a ZIP', iworkZip(pagesParts)],
    [
      'a ZIP with the parts in a ZIP',
      iworkZip({
        'Index.zip': iworkZip({
          'Index/Document.iwa': pagesParts['Index/Document.iwa'],
          'Index/Tables/DataList.iwa': pagesParts['Index/Tables/DataList.iwa'],
        }),
        'Metadata/Properties.plist': pagesParts['Metadata/Properties.plist'],
      }),
    ],
    ['a folder', tarBytes(Object.entries(pagesParts).map(([name, bytes]) => ({ name, bytes })))],
    [
      'a folder in a ZIP',
      zipBytes(
        Object.entries(pagesParts).map(([name, bytes]) => ({ name: `guide.pages/${name}`, bytes, deflate: true })),
      ),
    ],
  ])('reads %s: headings, text boxes and tables in their places', async (_, bytes) => {
    const { kind, units, fields } = await readBytes('guide.pages', bytes);
    expect(kind).toBe('pages');
    expect(units).toHaveLength(1);
    for (const unit of units) checkUnit(unit);
    expect(outline(units[0])).toEqual([
      'header: Harbour guide',
      'heading 1: The lighthouse',
      'paragraph: It was built in 1823.',
      'paragraph: A box beside it.',
      'heading 2: Prices',
      'paragraph: Ask at the door.',
      'caption: Tickets',
      'table-row: Ticket\tPrice',
      'table-row: Adult\t4.2',
      'paragraph: A note at the foot.',
    ]);
    expect(fields).toContainEqual({ name: 'version', value: '14.1', source: 'iwork:fileFormatVersion' });
  });

  it('is told by its parts where the name says nothing', async () => {
    expect((await readBytes('guide', iworkZip(pagesParts))).kind).toBe('pages');
    expect((await readBytes('guide.docx', iworkZip(pagesParts))).kind).toBe('pages');
  });

  it('reads the preview of a document without text, and says so', async () => {
    const preview = readFileSync(path.join(documents, 'plain.pdf'));
    const { units } = await readBytes(
      'a.pages',
      iworkZip({ 'Index/Document.iwa': iwaBytes([]), 'QuickLook/Preview.pdf': preview }),
    );
    expect(units[0]?.text).toContain('The ferry leaves the north pier');
    expect(units[0]?.chain?.at(-1)).toBe('best-effort');
  });

  it('names protected documents, other archives and damage', async () => {
    expect(await codeOf(readBytes('a.pages', iworkZip({ '.iwph': 'x', 'Index/Document.iwa': 'x' })))).toBe(
      'format-unsupported',
    );
    expect(await codeOf(readBytes('a.pages', iworkZip({ 'a.txt': 'x' })))).toBe('format-unsupported');
    expect(await codeOf(readBytes('a.pages', iworkZip({ 'Index/Document.iwa': 'no such thing' })))).toBe(
      'file-damaged',
    );
    const whole = iworkZip(pagesParts);
    expect(await codeOf(readBytes('a.pages', whole.subarray(0, 900)))).toBe('file-cut-off');
    expect(await codeOf(readBytes('a.pages', whole.subarray(0, 100)))).toBe('file-damaged');
  });

  it('reads a document of 2009 from its XML', async () => {
    const xml = `<?xml version="1.0"?><sl:document xmlns:sl="a" xmlns:sf="b" xmlns:sfa="c">
      <sf:metadata><sf:title><sf:string sfa:string="The harbour"/></sf:title><sf:authors><sf:string sfa:string="Ann"/></sf:authors></sf:metadata>
      <sl:stylesheet><sf:p>sample</sf:p></sl:stylesheet>
      <sf:text-storage><sf:text-body><sf:p sf:style="SFWPHeading1">Opening<sf:br/></sf:p><sf:p>From nine<sf:tab/>to five.</sf:p></sf:text-body></sf:text-storage>
      <sf:grid sf:numcols="2"><sf:datasource><sf:t><sf:ct sfa:s="Adult"/></sf:t><sf:n sf:v="4.2"/></sf:datasource></sf:grid></sl:document>`;
    const forms: readonly Readonly<Record<string, string | Uint8Array>>[] = [
      { 'index.xml': xml, 'buildVersionHistory.plist': 'x' },
      { 'index.xml.gz': new Uint8Array(gzipSync(xml)) },
    ];
    for (const parts of forms) {
      const { units, fields } = await readBytes('old.pages', iworkZip(parts));
      expect(outline(units[0])).toEqual([
        'heading 1: Opening',
        'paragraph: From nine to five.',
        'table-row: Adult\t4.2',
      ]);
      expect(fields.map(({ name, value }) => [name, value])).toEqual([
        ['title', 'The harbour'],
        ['author', 'Ann'],
      ]);
    }
  });
});

describe('Numbers', () => {
  it('reads tables by sheet with the address of every cell, values as plain text', async () => {
    const objects = [
      { id: 1, type: 1, message: message([1, reference(2)], [1, reference(3)]) },
      { id: 2, type: 2, message: message([1, 'Coast'], [2, reference(100)]) },
      { id: 3, type: 2, message: message([1, 'Staff'], [2, reference(200)], [2, reference(300)], [2, reference(70)]) },
      { id: 70, type: 2011, message: message([4, reference(71)]), references: [71] },
      { id: 71, type: 2001, message: storage(3, 'Written by hand.') },
      { id: 72, type: 2001, message: storage(5, 'rich in a cell') },
      ...table(
        100,
        'Table 1',
        [
          [0, [cell.text(1), cell.text(2)]],
          [2, [null, cell.number(-1250n, -2), cell.number(3n, 3), cell.rich(1)]],
          [300, [cell.date(86_400), cell.date(90_061), cell.truth(true), cell.duration(3_725)]],
        ],
        ['Tower', 'Height'],
        72,
      ),
      ...table(200, 'Crew', [[0, [cell.text(1)]]], ['Ann']),
      ...table(300, 'Old cells', [[0, []]], ['found', 'anyway']),
    ];
    const { kind, units } = await readBytes('a.numbers', iworkZip({ 'Index/Document.iwa': iwaBytes(objects, 65_536) }));
    expect(kind).toBe('numbers');
    for (const unit of units) checkUnit(unit);
    expect(units.map(({ index, label, place, text }) => [index, label, place, text])).toEqual([
      [
        0,
        'Coast',
        'sheet',
        'Tower\tHeight\n\t-12.5\t3000\trich in a cell\n2001-01-02\t2001-01-02 01:01:01\tTRUE\t1:02:05',
      ],
      [1, 'Staff – Crew', 'sheet', 'Ann'],
      [2, 'Staff – Old cells', 'sheet', 'found\nanyway'],
      [3, 'Staff', 'sheet', 'Written by hand.'],
    ]);
    expect(units[0]?.blocks.map((block) => block.cells?.map((one) => one.address))).toEqual([
      ['A1', 'B1'],
      ['B3', 'C3', 'D3'],
      ['A301', 'B301', 'C301', 'D301'],
    ]);
  });
});

describe('Keynote', () => {
  it('reads slides in the order of the show, title first, notes last, samples never', async () => {
    const slide = (id: number, title: string, text: string, note: string) =>
      iwaBytes([
        { id: id + 3, type: 2001, message: storage(3, text) },
        { id, type: 5, message: message([5, reference(id + 1)], [27, reference(id + 5)]) },
        { id: id + 1, type: 7, message: message([1, message([4, reference(id + 2)])], [2, 2]) },
        { id: id + 2, type: 2001, message: storage(3, title) },
        { id: id + 4, type: 2001, message: storage(4, note) },
      ]);
    const parts = {
      'Index/Document.iwa': iwaBytes([
        { id: 1, type: 1, message: message([2, reference(2)]) },
        { id: 2, type: 2, message: message([3, message([2, reference(11)], [2, reference(12)])]) },
        { id: 11, type: 4, message: message([1, reference(13)], [2, reference(300)]) },
        { id: 12, type: 4, message: message([2, reference(100)]) },
        { id: 13, type: 4, message: message([2, reference(200)]) },
      ]),
      'Index/Slide.iwa': slide(100, 'Third', 'The end.', ''),
      'Index/Slide-2.iwa': slide(200, 'Second', 'In between.', ''),
      'Index/Slide-3.iwa': slide(300, 'First', 'A start.', 'Say hello.'),
      'Index/MasterSlide-9.iwa': slide(900, 'Title Text', 'Body Level One', ''),
    };
    const { kind, units } = await readBytes('a.key', iworkZip(parts));
    expect(kind).toBe('keynote');
    for (const unit of units) checkUnit(unit);
    expect(units.map(({ number, label, place, text }) => [number, label, place, text])).toEqual([
      [1, 'First', 'slide', 'First\n\nA start.\n\nSay hello.'],
      [2, 'Second', 'slide', 'Second\n\nIn between.'],
      [3, 'Third', 'slide', 'Third\n\nThe end.'],
    ]);
    expect((await readBytes('show', iworkZip(parts))).kind).toBe('keynote');
    expect((await readBytes('server.key', Buffer.from('-----BEGIN KEY-----\n'))).kind).toBe('text');
  });
});

describe('blocks of Snappy', () => {
  it('unpacks literals and copies that reach into themselves', () => {
    const bytes = [...Buffer.from(`${'a'.repeat(50)}bcd${'e'.repeat(9)}${'xyz'.repeat(90)}`)];
    expect([...unsnap(new Uint8Array(snappy(bytes)))]).toEqual(bytes);
    // Copies of eleven, sixteen and thirty-two bits of distance.
    const copies = [12, 8, 97, 98, 99, 1, 3, 10, 3, 0, 7, 3, 0, 0, 0];
    expect(Buffer.from(unsnap(new Uint8Array(copies))).toString()).toBe('abcabcabcabc');
  });

  it.each([
    ['a copy from before the start', [4, 0, 97, 2, 5, 0]],
    ['more than it promises', [1, 12, 97, 97, 97, 97]],
    ['less than it promises', [200, 1, 0, 97]],
    ['a length without end', [255, 255, 255, 255, 255, 255]],
    ['a gigabyte of promises', [255, 255, 255, 255, 3, 0, 97]],
    ['a literal cut off', [9, 32, 97]],
  ])('refuses %s', (_, bytes) => {
    expect(() => unsnap(new Uint8Array(bytes))).toThrow(/damaged/);
  });
});

describe('RTF with attachments', () => {
  const rtf = '{\\rtf1\\ansi The keeper writes.\\par}';
  it('reads the text of the folder and lists its other files', async () => {
    const bytes = tarBytes([
      { name: 'TXT.rtf', bytes: rtf },
      { name: 'plan.pdf', bytes: '%PDF-1.4' },
    ]);
    const { kind, text, members } = await readBytes('log.rtfd', bytes);
    expect(kind).toBe('rtfd');
    expect(text).toContain('The keeper writes.');
    expect(members.map(({ path: at }) => at)).toEqual(['plan.pdf']);
    expect(await codeOf(readBytes('log.rtfd', tarBytes([{ name: 'a.txt', bytes: 'x' }])))).toBe('file-damaged');
  });
});
