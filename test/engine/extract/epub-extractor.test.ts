import { describe, expect, it } from 'vitest';
import type { PictureTools } from '../../../src/main/engine/types.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { tarBytes, zipBytes } from './archive-bytes.ts';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes } from './read-document.ts';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
const container =
  '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/package.opf"/></rootfiles></container>';
const packageOf = (spine: string, manifest = '', metadata = '') => `<?xml version="1.0"?>
<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
  <dc:title>The Lighthouse</dc:title><dc:creator>Ann Keeper</dc:creator><dc:creator>Ben Mate</dc:creator>
  <dc:language>en</dc:language><dc:identifier>urn:isbn:9780306406157</dc:identifier><dc:subject>Sea</dc:subject>
  <dc:description>&lt;p&gt;A &lt;b&gt;tower&lt;/b&gt; by the sea&lt;/p&gt;</dc:description>
  <meta property="dcterms:modified">2020-01-02T03:04:05Z</meta>${metadata}</metadata>
<manifest><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
  <item id="one" href="text/one%20.xhtml" media-type="application/xhtml+xml"/>
  <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
  <item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>
  <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>${manifest}</manifest>
<spine toc="ncx">${spine}</spine></package>`;
const refs = (...ids: readonly string[]) => ids.map((id) => `<itemref idref="${id}"/>`).join('');
const page = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body>${body}</body></html>`;

const files: Readonly<Record<string, string>> = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': container,
  'OEBPS/package.opf': packageOf(refs('cover', 'two', 'one')),
  'OEBPS/nav.xhtml': page(
    '<nav epub:type="toc"><ol><li><a href="text/two.xhtml#part">A part</a></li><li><a href="text/two.xhtml">The <i>Keeper</i></a></li></ol></nav><nav epub:type="page-list"><ol><li><a href="text/one%20.xhtml">7</a></li></ol></nav>',
  ),
  'OEBPS/toc.ncx': `<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd"><ncx><navMap><navPoint><navLabel><text>Old title</text></navLabel><content src="text/two.xhtml"/></navPoint></navMap></ncx>`,
  'OEBPS/cover.xhtml': page('<img src="cover.jpg" alt="Cover"/>'),
  'OEBPS/text/one .xhtml': page(
    '<h1>The Storm</h1><a id="x"/><p>It blew.<a epub:type="noteref" href="#n">1</a></p><table><tr><th>Wind</th><th>Sea</th></tr><tr><td>10</td><td>high</td></tr></table><aside epub:type="footnote" id="n">1 For days.</aside><script><![CDATA[ var x = "<p>no</p>" ]]></script>',
  ),
  'OEBPS/text/two.xhtml': page(
    '<p/><h2>Chapter</h2><p>The keeper <![CDATA[wrote & read]]> daily.</p><nav><ol><li>Inside</li></ol></nav>',
  ),
};
const book = (changes: Readonly<Record<string, string | null>> = {}) =>
  zipBytes(
    Object.entries({ ...files, ...changes }).flatMap(([name, bytes]) =>
      bytes === null ? [] : [{ name, bytes, deflate: name !== 'mimetype' }],
    ),
  );

describe('EPUB', () => {
  it('reads chapters in the order of the spine under their titles in the table of contents', async () => {
    const { kind, units, fields } = await readBytes('a.epub', book());
    expect(kind).toBe('epub');
    for (const unit of units) checkUnit(unit);
    expect(units.map(({ index, label, place, source }) => [index, label, place, source])).toEqual([
      [0, null, 'chapter', 'none'],
      [1, 'The Keeper', 'chapter', 'native'],
      [2, 'The Storm', 'chapter', 'native'],
    ]);
    expect(outline(units[1])).toEqual([
      'heading 2: Chapter',
      'paragraph: The keeper wrote & read daily.',
      'list-item 1: Inside',
    ]);
    expect(outline(units[2])).toEqual([
      'heading 1: The Storm',
      'paragraph: It blew.1',
      'table-row: Wind\tSea',
      'table-row: 10\thigh',
      'paragraph: 1 For days.',
    ]);
    expect(fields.map(({ name, value, source }) => [name, value, source])).toEqual([
      ['title', 'The Lighthouse', 'epub:dc:title'],
      ['author', 'Ann Keeper; Ben Mate', 'epub:dc:creator'],
      ['keywords', 'Sea', 'epub:dc:subject'],
      ['description', 'A tower by the sea', 'epub:dc:description'],
      ['language', 'en', 'epub:dc:language'],
      ['modified', '2020-01-02T03:04:05Z', 'epub:dcterms:modified'],
      ['isbn', '9780306406157', 'epub:dc:identifier'],
    ]);
  });

  it('takes titles from the older table where there is no other, and is read as a folder too', async () => {
    const { units } = await readBytes('a.epub', book({ 'OEBPS/nav.xhtml': null }));
    expect(units[1]?.label).toBe('Old title');
    const folder = tarBytes(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
    expect((await readBytes('a.epub', folder)).units).toHaveLength(3);
  });

  it('goes on after a chapter that is missing or locked, and resumes where it stopped', async () => {
    const changes = {
      'OEBPS/text/two.xhtml': null,
      'OEBPS/package.opf': packageOf(refs('nowhere', 'two', 'one')),
    };
    const { items, units } = await readBytes('a.epub', book(changes));
    expect(items.flatMap((item) => (item.type === 'unit-failed' ? [[item.index, item.reason.code]] : []))).toEqual([
      [0, 'file-damaged'],
      [1, 'file-damaged'],
    ]);
    expect(units.map((unit) => unit.index)).toEqual([2]);
    expect((await readBytes('a.epub', book(), { fromUnit: 2 })).units.map(({ index }) => index)).toEqual([2]);
  });

  it('names the protection of a shop, and is not misled by disguised fonts', async () => {
    const encryption = (algorithm: string, ...paths: readonly string[]) =>
      `<encryption>${paths.map((uri) => `<EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData>`).join('')}</encryption>`;
    const all = ['OEBPS/cover.xhtml', 'OEBPS/text/one%20.xhtml', 'OEBPS/text/two.xhtml'];
    const locked = book({
      'META-INF/encryption.xml': encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', ...all),
    });
    await expect(readBytes('a.epub', locked)).rejects.toMatchObject({
      code: 'format-unsupported',
      data: { reason: 'protected' },
    });
    const fonts = book({ 'META-INF/encryption.xml': encryption('http://www.idpf.org/2008/embedding', ...all) });
    expect((await readBytes('a.epub', fonts)).units).toHaveLength(3);
  });

  it('cuts a book in one file into parts, named by their headings', async () => {
    const body = Array.from(
      { length: 30 },
      (_, index) => `<h1>Part ${index}</h1><p>${'Waves and wind. '.repeat(700)}</p>`,
    ).join('');
    const { units } = await readBytes('a.epub', book({ 'OEBPS/text/two.xhtml': page(body) }));
    for (const unit of units) checkUnit(unit);
    expect(units.length).toBe(32);
    expect(units[5]?.label).toBe('Part 4');
    expect(units.every((unit) => unit.place === 'chapter')).toBe(true);
  });

  it('reads the letters of a page that is a picture, and only of such a page', async () => {
    const asked: number[] = [];
    const words = ['Coming', 'home'].map((text, index) => ({
      text,
      box: [10 + index * 60, 10, 60 + index * 60, 24] as const,
      confidence: 0.9,
      block: 0,
      paragraph: 0,
      line: 0,
    }));
    const pictures: PictureTools = {
      parallel: 1,
      inspect: async () => ({ format: 'png', frames: [{ width: 200, height: 100 }], pixelsPerInch: 72 }),
      recognise: async (picture) => {
        asked.push(picture.type === 'file' ? picture.bytes.length : 0);
        return { width: 200, height: 100, words, confidence: 0.9, turned: 0, languages: ['eng'], missingScript: null };
      },
    };
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]);
    const bytes = zipBytes([
      ...Object.entries(files).map(([name, content]) => ({ name, bytes: content })),
      { name: 'OEBPS/cover.jpg', bytes: png },
    ]);
    const { units } = await readBytes('a.epub', bytes, {}, undefined, { pictures });
    for (const unit of units) checkUnit(unit);
    expect(units.map(({ text, source, place }) => [text.slice(0, 11), source, place])).toEqual([
      ['Coming home', 'ocr', 'chapter'],
      ['Chapter\n\nTh', 'native', 'chapter'],
      ['The Storm\n\n', 'native', 'chapter'],
    ]);
    expect(units[0]?.ocrConfidence).toBeGreaterThan(0.5);
    expect(asked).toEqual([12]);
    const broken: PictureTools = {
      ...pictures,
      recognise: () => Promise.reject(new AppError('ocr-unavailable', 'No.')),
    };
    expect((await readBytes('a.epub', bytes, {}, undefined, { pictures: broken })).units[0]?.text).toBe('');
  });

  it('expands nothing a book declares, and ends in an error with a code when it is damaged', async () => {
    const bomb = '<!DOCTYPE p [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const opf = packageOf(refs('one'), '', '<dc:publisher>&b;&f;</dc:publisher>').replace('?>', `?>${bomb}`);
    const { fields, units } = await readBytes('a.epub', book({ 'OEBPS/package.opf': opf }));
    expect(fields.find((field) => field.name === 'publisher')?.value).toBe('&b;&f;');
    expect(units).toHaveLength(1);
    const damages: readonly Readonly<Record<string, string | null>>[] = [
      { 'META-INF/container.xml': null, 'OEBPS/package.opf': null },
      { 'OEBPS/package.opf': '<package><metadata>' },
      { 'META-INF/container.xml': '<a>'.repeat(5_000) },
    ];
    for (const changes of damages) {
      expect(await codeOf(readBytes('a.epub', book(changes)))).toBe('file-damaged');
    }
    expect((await readBytes('a.epub', book({ 'META-INF/container.xml': null }))).units).toHaveLength(3);
    expect(await codeOf(readBytes('a.epub', book().subarray(0, 300)))).toBe('file-damaged');
    const deep = page(`${'<div>'.repeat(20_000)}bottom`);
    expect((await readBytes('a.epub', book({ 'OEBPS/text/two.xhtml': deep }))).text).toContain('bottom');
  });
});
