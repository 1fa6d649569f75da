import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { pdfExtractor } from '../../../src/main/engine/extract/pdf/pdf-extractor.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { checkUnit } from './check-unit.ts';
import { bytesSource, readBytes, readFixture, wideLimits } from './read-document.ts';

async function written(
  put: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [595, 842], ...options });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  put(document);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

async function bytesOf(pdf: Uint8Array, path: string): Promise<Buffer> {
  const tools = { name: 'a.pdf', password: null, pictures: null };
  const parts: Uint8Array[] = [];
  const pieces = pdfExtractor.openMember?.(bytesSource(pdf), path, wideLimits, new AbortController().signal, tools);
  for await (const part of pieces ?? []) parts.push(part);
  return Buffer.concat(parts);
}

describe('a PDF with a password', () => {
  const read = (password: string | null) =>
    readFixture('encrypted.pdf').then(
      () => 'opened without one',
      () =>
        import('node:fs')
          .then(({ readFileSync }) => readFileSync(new URL('../../fixtures/documents/encrypted.pdf', import.meta.url)))
          .then((bytes) => readBytes('encrypted.pdf', bytes, {}, undefined, { password })),
    );

  it('asks for it, refuses a wrong one and opens with the right one', async () => {
    await expect(read(null)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(read('guess')).rejects.toMatchObject({ code: 'wrong-password' });
    expect(await read('secret')).toMatchObject({ units: [{ number: 1 }, { number: 2 }] });
  });

  it('opens newer encryption with letters beyond ASCII', async () => {
    const pdf = await written((document) => document.text('The tide table is locked away.'), {
      userPassword: 'Grüße',
      ownerPassword: 'owner',
      pdfVersion: '1.7ext3',
    });
    await expect(readBytes('a.pdf', pdf)).rejects.toMatchObject({ code: 'password-needed' });
    const { text } = await readBytes('a.pdf', pdf, {}, undefined, { password: 'Grüße' });
    expect(text).toContain('The tide table is locked away.');
  });
});

describe('files inside a PDF', () => {
  it('are members and open by their paths', async () => {
    const pdf = await written((document) => {
      document.text('See the tables.');
      document.file(Buffer.from('depth,7'), { name: 'depths.csv', modifiedDate: new Date('2024-03-01T10:00:00Z') });
      document.file(Buffer.from('escape'), { name: '../../etc/passwd' });
    });
    const { members } = await readBytes('a.pdf', pdf, { fromUnit: 1 });
    expect(members.map(({ path, problem }) => [path, problem?.code ?? null])).toEqual(
      [
        ['passwd', 'member-refused'],
        ['depths.csv', null],
      ].sort((a, b) => members.findIndex(({ path }) => path === a[0]) - members.findIndex(({ path }) => path === b[0])),
    );
    expect((await bytesOf(pdf, 'depths.csv')).toString()).toBe('depth,7');
    await expect(bytesOf(pdf, 'passwd')).rejects.toMatchObject({ code: 'member-refused' });
  });
});

describe('what is written on a PDF beside its text', () => {
  it('comments come after the text, in the box of their mark', async () => {
    const pdf = await written((document) => {
      document.text('The quay is closed.', 72, 72);
      document.note(72, 70, 120, 16, 'Ask the pilot first');
    });
    const { units } = await readBytes('a.pdf', pdf);
    units.forEach(checkUnit);
    expect(units[0]?.text).toBe('The quay is closed.\n\nAsk the pilot first');
    const pilot = unpackWords(units[0]?.words ?? new Uint8Array()).find(
      (word) => units[0]?.text.slice(word.start, word.end) === 'pilot',
    );
    expect(pilot?.box.map(Math.round)).toEqual([72, 70, 192, 86]);
  });

  it('values of form fields that show nothing are read', async () => {
    const field =
      '/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (berth) /V (North pier 7) /Rect [72 600 300 620] /F 4 >>]';
    const pdf = writePdf([{ content: line(72, 700, 11, 'Berth:'), entries: field }]);
    const withForm = Buffer.from(
      pdf.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /AcroForm << /Fields [] >>'),
      'latin1',
    );
    const { units } = await readBytes('a.pdf', withForm);
    expect(units[0]?.text).toContain('Berth:');
    expect(units[0]?.text).toContain('North pier 7');
  });
});

describe('metadata of a PDF', () => {
  it('has ISO dates, keywords and what made it', async () => {
    const { fields } = await readBytes(
      'a.pdf',
      writePdf([{ content: '' }], {
        info: {
          Title: 'Tides',
          Keywords: 'sea, moon',
          Creator: 'Writer 7',
          Producer: 'Press 2',
          CreationDate: "D:20240131174502+01'00'",
          ModDate: 'D:2024',
        },
      }),
    );
    expect(fields.map(({ name, value, source }) => [name, value, source])).toEqual([
      ['title', 'Tides', 'pdf:Info.Title'],
      ['keywords', 'sea, moon', 'pdf:Info.Keywords'],
      ['application', 'Writer 7', 'pdf:Info.Creator'],
      ['producer', 'Press 2', 'pdf:Info.Producer'],
      ['created', '2024-01-31T17:45:02+01:00', 'pdf:Info.CreationDate'],
      ['modified', '2024', 'pdf:Info.ModDate'],
      ['page-count', '1', 'pdf:pages'],
    ]);
  });

  it('takes from XMP what is not said elsewhere', async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/" pdf:Producer="Press 2"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tides</rdf:li></rdf:Alt></dc:title><dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>moon</rdf:li></rdf:Bag></dc:subject><dc:creator><rdf:Seq><rdf:li>A. Keeper</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const pdf = Buffer.concat([
      writePdf([{ content: '' }], { info: { Title: 'Tides' } }).subarray(0, 9),
      Buffer.from(`% ${xmp}\n`),
      writePdf([{ content: '' }], { info: { Title: 'Tides' } }).subarray(9),
    ]);
    const { fields } = await readBytes('a.pdf', pdf);
    expect(fields.filter(({ source }) => source.includes('XMP'))).toEqual([
      { name: 'producer', value: 'Press 2', source: 'pdf:XMP.Producer' },
      { name: 'keywords', value: 'sea, moon', source: 'pdf:XMP.subject' },
      { name: 'author', value: 'A. Keeper', source: 'pdf:XMP.creator' },
    ]);
  });
});

describe('the second reader', () => {
  it('opens what PDFium takes for no PDF', async () => {
    const pdf = Buffer.concat([
      Buffer.alloc(3000, 'x'),
      writePdf([{ content: line(72, 700, 11, 'Found far down in the file.') }]),
    ]);
    const tools = { name: 'a.pdf', password: null, pictures: null };
    const items = await Array.fromAsync(
      pdfExtractor.extract(bytesSource(pdf), wideLimits, new AbortController().signal, tools),
    );
    const [unit] = items.flatMap((item) => (item.type === 'unit' ? [item.unit] : []));
    expect(unit?.text).toBe('Found far down in the file.');
    expect(unit?.chain).toEqual(['basic', 'second-reader', 'best-effort']);
    if (unit) checkUnit(unit);
  });
});
