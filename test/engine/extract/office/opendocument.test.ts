import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkUnit } from '../check-unit.ts';
import { outline, readBytes } from '../read-document.ts';

const spaces =
  'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s" xmlns:dc="c" xmlns:meta="m" xmlns:presentation="p" xmlns:svg="v"';
const meta = `<office:document-meta ${spaces}><office:meta><dc:title>Tide tables</dc:title><meta:initial-creator>Ole</meta:initial-creator><dc:creator>Mina</dc:creator><meta:creation-date>2024-03-01T10:00:00</meta:creation-date><meta:user-defined meta:name="Harbour">North</meta:user-defined><meta:document-statistic meta:page-count="3"/></office:meta></office:document-meta>`;

function packed(type: string, parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Record<string, Uint8Array> = { mimetype: strToU8(`application/vnd.oasis.opendocument.${type}`) };
  for (const [path, text] of Object.entries(parts)) files[path] = strToU8(text);
  return zipSync(files, { level: 0 });
}

const textBody = `<office:text>
 <text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>
 <text:p text:style-name="P1">The title</text:p>
 <text:h text:outline-level="2">Tides</text:h>
 <text:p>High<text:s text:c="3"/>water<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>At spring.</text:p></text:note-body></text:note> is
   late.<office:annotation><dc:creator>Mina</dc:creator><text:p>Really?</text:p></office:annotation></text:p>
 <text:list><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Below</text:p></text:list-item></text:list></text:list-item></text:list>
 <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Hour</text:p></table:table-cell></table:table-row></table:table-header-rows>
  <table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>4</text:p></table:table-cell></table:table-row></table:table>
 <text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame><draw:frame><draw:image/><svg:desc>A gauge in the harbour</svg:desc></draw:frame></text:p>
 <text:p><text:span text:style-name="T9">unseen</text:span></text:p>
</office:text>`;
const content = `<office:document-content ${spaces}><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="T9"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body>${textBody}</office:body></office:document-content>`;
const styles = `<office:document-styles ${spaces}><office:master-styles><style:master-page><style:header><text:p>Harbour office</text:p></style:header><style:footer><text:p>Page</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`;

const expected = [
  'header: Harbour office',
  'heading 1: The title',
  'heading 2: Tides',
  'paragraph: High water[1] is late.',
  'list-item 1: One',
  'list-item 2: Below',
  'table-row: Day\tHour',
  'table-row: 4\t4',
  'paragraph: In a box',
  'caption: A gauge in the harbour',
  'paragraph: [1] At spring.',
  'paragraph: Comment (Mina): Really?',
  'footer: Page',
];

/** Encrypts as LibreOffice does, with Node's own cryptography. */
function lockedText(password: string): Uint8Array {
  const plain = deflateRawSync(Buffer.from(content));
  const fill = 16 - (plain.length % 16);
  const filled = Buffer.concat([plain, Buffer.alloc(fill, fill)]);
  const start = createHash('sha256').update(password, 'utf8').digest();
  const salt = randomBytes(16);
  const vector = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(start, salt, 1000, 32, 'sha1'), vector).setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(filled), cipher.final()]);
  const sum = createHash('sha256').update(plain.subarray(0, 1024)).digest('base64');
  const manifest = `<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml"><m:encryption-data m:checksum-type="urn:x#sha256-1k" m:checksum="${sum}"><m:algorithm m:algorithm-name="http://x#aes256-cbc" m:initialisation-vector="${vector.toString('base64')}"/><m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000" m:salt="${salt.toString('base64')}"/><m:start-key-generation m:start-key-generation-name="http://x#sha256" m:key-size="32"/></m:encryption-data></m:file-entry></m:manifest>`;
  return zipSync(
    {
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': new Uint8Array(sealed),
      'META-INF/manifest.xml': strToU8(manifest),
    },
    { level: 0 },
  );
}

describe('OpenDocument', () => {
  it('reads a text with its structure, notes, comments and page margins', async () => {
    const bytes = packed('text', { 'content.xml': content, 'styles.xml': styles, 'meta.xml': meta });
    const { kind, units, fields } = await readBytes('tides.odt', bytes);
    expect(kind).toBe('odt');
    expect(units.flatMap(outline)).toEqual(expected);
    expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toEqual({
      title: 'Tide tables',
      author: 'Ole',
      'last-modified-by': 'Mina',
      created: '2024-03-01T10:00:00',
      Harbour: 'North',
      'page-count': '3',
    });
    expect(fields[0]?.source).toBe('odt:meta.title');
    units.forEach(checkUnit);
  });

  it('reads the same from one flat file', async () => {
    const masters = styles.replace(/<\/?office:document-styles[^>]*>/g, '');
    const flat = `<?xml version="1.0"?><office:document ${spaces} office:mimetype="application/vnd.oasis.opendocument.text">${content.replace(/<\/?office:document-content[^>]*>/g, '')}${masters}</office:document>`;
    const { kind, units } = await readBytes('tides.fodt', strToU8(flat));
    expect(kind).toBe('odt');
    expect(units.flatMap(outline)).toEqual(expected);
  });

  it('reads slides in order with titles, shapes, tables and notes', async () => {
    const frame = (role: string, text: string) =>
      `<draw:frame presentation:class="${role}"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`;
    const body = `<office:presentation><draw:page draw:name="page1">${frame('subtitle', 'Below')}${frame('title', 'Boats')}<draw:g><draw:custom-shape><text:p>In a shape</text:p></draw:custom-shape></draw:g><presentation:notes>${frame('notes', 'Say hello')}${frame('page-number', '1')}</presentation:notes></draw:page><draw:page draw:name="page2"/></office:presentation>`;
    const slides = `<office:document-content ${spaces}><office:body>${body}</office:body></office:document-content>`;
    const { kind, units } = await readBytes('boats.odp', packed('presentation', { 'content.xml': slides }));
    expect(kind).toBe('odp');
    expect(units.map(({ place, number, label }) => [place, number, label])).toEqual([
      ['slide', 1, 'Boats'],
      ['slide', 2, null],
    ]);
    expect(outline(units[0])).toEqual([
      'heading 1: Boats',
      'paragraph: Below',
      'paragraph: In a shape',
      'paragraph: Notes: Say hello',
    ]);
    units.forEach(checkUnit);
  });

  it('opens encryption with the password only', async () => {
    const bytes = lockedText('tide \u00e9');
    const open = (password: string | null) => readBytes('a.odt', bytes, {}, new AbortController().signal, { password });
    await expect(open(null)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(open('ebb')).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await open('tide \u00e9')).units.flatMap(outline)).toContain('heading 2: Tides');
  });

  it('asks for a password and refuses damage', async () => {
    const manifest =
      '<!DOCTYPE manifest:manifest><manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const locked = packed('text', { 'content.xml': 'x9', 'META-INF/manifest.xml': manifest });
    await expect(readBytes('a.odt', locked)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(readBytes('a.odt', packed('text', { 'content.xml': '<a><b></a>' }))).rejects.toMatchObject({
      code: 'file-damaged',
    });
    const circle = `<office:document-content ${spaces}><style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/><office:body><office:text><text:p text:style-name="A">Still read</text:p></office:text></office:body></office:document-content>`;
    expect((await readBytes('a.odt', packed('text', { 'content.xml': circle }))).text).toBe('Still read');
  });
});
