import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { specificationName } from '../../../src/main/engine/extract/specification/specification-name.ts';
import { zipBytes } from './archive-bytes.ts';
import { checkUnit } from './check-unit.ts';
import { documents, memberBytes, readBytes } from './read-document.ts';

const docx = readFileSync(path.join(documents, 'report.docx'));

describe('3GPP specifications', () => {
  it.each([
    ['38331-h60.zip', '38.331', 17, '17.6.0'],
    ['23501-i20.ZIP', '23.501', 18, '18.2.0'],
    ['36521-1-e51.zip', '36.521-1', 14, '14.5.1'],
    ['25331-3m0.zip', '25.331', 3, '3.22.0'],
    ['24229-180300.zip', '24.229', 18, '18.3.0'],
    ['folder/38101-1-j10.zip', '38.101-1', 19, '19.1.0'],
  ])('reads %s', (name, number, release, version) => {
    expect(specificationName(name)).toEqual({ number, release, version });
  });

  it.each(['12345.zip', 'report-h60.zip', '2024-01-02.zip', '38331-h60.docx', 'a38331-h60.zip'])(
    'takes %s for no specification',
    (name) => {
      expect(specificationName(name)).toBeNull();
    },
  );

  it('is one document with number, release, version and title', async () => {
    const bytes = zipBytes([{ name: '38331-h60.docx', bytes: docx }]);
    const { kind, units, fields, members, text } = await readBytes('38331-h60.zip', bytes);
    expect(kind).toBe('specification');
    expect(members).toEqual([]);
    expect(text).toContain('The tower is open from nine to five');
    for (const unit of units) checkUnit(unit);
    const facts = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    expect(facts).toMatchObject({
      number: '38.331',
      release: '17',
      version: '17.6.0',
      title: '3GPP 38.331: Rules of the lighthouse',
    });
  });

  it('takes the title from the cover where the properties have none', async () => {
    const paragraphs = (lines: readonly string[]) =>
      lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
    const document = (lines: readonly string[]) =>
      zipBytes([
        { name: '[Content_Types].xml', bytes: '<Types/>' },
        {
          name: 'word/document.xml',
          bytes: `<w:document xmlns:w="w"><w:body>${paragraphs(lines)}</w:body></w:document>`,
        },
      ]);
    const titleOf = async (lines: readonly string[]) => {
      const { fields } = await readBytes('38331-h60.zip', zipBytes([{ name: 'a.docx', bytes: document(lines) }]));
      return fields.filter((field) => field.name === 'title').map((field) => field.value);
    };
    const cover = [
      '3GPP TS 38.331 V17.6.0 (2023-09)',
      '3rd Generation Partnership Project;',
      'Technical Specification Group Radio Access Network;',
      'NR;',
      'Radio Resource Control (RRC) protocol specification',
      '(Release 17)',
    ];
    expect(await titleOf(cover)).toEqual(['3GPP 38.331: NR; Radio Resource Control (RRC) protocol specification']);
    expect(await titleOf(['Something else'])).toEqual(['3GPP 38.331']);
  });

  it('reads the parts of a large one one after the other and lists its other files', async () => {
    const bytes = zipBytes([
      { name: '38101-1-h60_s10.docx', bytes: docx },
      { name: '38101-1-h60_s06.docx', bytes: 'no document' },
      { name: 'code.asn', bytes: 'BEGIN END' },
      { name: '38101-1-h60_cover.docx', bytes: docx },
    ]);
    const { units, items, members } = await readBytes('38101-1-h60.zip', bytes);
    expect(units.map(({ index, label }) => [index, label])).toEqual([
      [0, '38101-1-h60_cover · Lighthouse rules'],
      [1, '38101-1-h60_s06'],
      [2, '38101-1-h60_s10 · Lighthouse rules'],
    ]);
    expect(items.filter((item) => item.type === 'unit-failed')).toEqual([]);
    expect(members.map((member) => member.path)).toEqual(['code.asn']);
    expect(new TextDecoder().decode(await memberBytes('38101-1-h60.zip', bytes, 'code.asn'))).toBe('BEGIN END');
    const resumed = await readBytes('38101-1-h60.zip', bytes, { fromUnit: 2 });
    expect(resumed.units.map((unit) => unit.index)).toEqual([2]);
  });

  it('goes on after a part that is damaged and after one that is cut off', async () => {
    const bytes = zipBytes([
      { name: '38101-1-h60_s01.docx', bytes: docx.subarray(0, 40) },
      { name: '38101-1-h60_s02.docx', bytes: docx.subarray(0, 2_000) },
      { name: '38101-1-h60_s03.docx', bytes: docx },
    ]);
    const { units, items } = await readBytes('38101-1-h60.zip', bytes);
    expect(items.flatMap((item) => (item.type === 'unit-failed' ? [[item.index, item.reason.code]] : []))).toEqual([
      [0, 'file-damaged'],
      [2, 'file-cut-off'],
    ]);
    expect(units.map((unit) => unit.index)).toEqual([1, 3]);
  });

  it('is an ordinary archive when it holds no document', async () => {
    const { units, members } = await readBytes('38331-h60.zip', zipBytes([{ name: 'a.txt', bytes: 'x' }]));
    expect([units, members.map((member) => member.path)]).toEqual([[], ['a.txt']]);
  });
});
