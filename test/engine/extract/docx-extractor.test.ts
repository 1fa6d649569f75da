import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes, readFixture } from './read-document.ts';

describe('DOCX', () => {
  it('reads headings, lists, tables, notes, text boxes and page margins in order', async () => {
    const { units, kind, fields } = await readFixture('report.docx');
    expect(kind).toBe('docx');
    expect(units.flatMap(outline)).toEqual([
      'header: Coast authority',
      'heading 1: Lighthouse rules',
      'heading 1: Opening hours',
      'paragraph: The tower is open from nine to five, except on Sundays.[1]',
      'list-item 1: Bring a torch.',
      'list-item 1: Wear flat shoes.',
      'list-item 1: 1. Count the steps,',
      'list-item 2: 1.a) all of them,',
      'list-item 1: 2. twice.',
      'heading 2: Prices',
      'table-row: Ticket\tPrice',
      'table-row: Adult\t4.20',
      'table-row: Child\t2.10',
      'paragraph: A notice hangs at the door.',
      'paragraph: Mind the third step!',
      'paragraph: [1] Sundays in July are an exception.',
      'footer: Printed on paper',
    ]);
    expect(fields).toContainEqual({ name: 'title', value: 'Rules of the lighthouse', source: 'docx:core.title' });
    units.forEach(checkUnit);
  });

  it.each([
    ['expanding.docx', 'expansion-limit'],
    ['entities.docx', 'file-damaged'],
    ['truncated.docx', 'file-damaged'],
  ])('refuses %s with %s', async (name, code) => {
    await expect(readFixture(name)).rejects.toMatchObject({ code });
  });

  it('counts what really comes out of an archive whose directory lies about sizes', async () => {
    const archive = zipSync(
      { 'word/document.xml': strToU8(`<w:document>${' '.repeat(24_000_000)}</w:document>`) },
      { level: 9 },
    );
    const view = new DataView(archive.buffer);
    for (let at = 0; at < archive.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    await expect(readBytes('lying.docx', archive)).rejects.toMatchObject({ code: 'expansion-limit' });
  });

  it('knows an encrypted document by its container', async () => {
    const container = new Uint8Array(4096);
    container.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await expect(readBytes('a.docx', container)).rejects.toMatchObject({ code: 'format-unsupported' });
    container.set(new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le')), 1024);
    await expect(readBytes('a.docx', container)).rejects.toMatchObject({ code: 'password-needed' });
  });
});
