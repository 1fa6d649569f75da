import { deflateRawSync } from 'node:zlib';
import * as sheetJs from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractorFor } from '../../../src/main/engine/extract/registry.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import type { ExtractItem, ReadingTools } from '../../../src/main/engine/types.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { bytesSource, memberBytes, wideLimits } from './read-document.ts';

const random = seededRandom(5);
const word = () => Array.from({ length: 7 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
/** Words nothing packs well, with their number in front, so that the place of a cut shows. */
const sentence = (number: number) => `n${number} ${Array.from({ length: 12 }, word).join(' ')}.`;
const sentences = (count: number) => Array.from({ length: count }, (_, number) => sentence(number));

/** What came before the end of a reading, and the code it ended with. */
async function readUntilEnd(name: string, bytes: Uint8Array) {
  const extractor = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes));
  const items: ExtractItem[] = [];
  const tools: ReadingTools = { name, password: null, pictures: null };
  let code = 'no error';
  try {
    const { signal } = new AbortController();
    for await (const item of extractor?.extract(bytesSource(bytes), wideLimits, signal, tools) ?? []) items.push(item);
  } catch (error) {
    code = (error as { code?: string }).code ?? String(error);
  }
  const units = items.flatMap((item) => (item.type === 'unit' ? [item.unit] : []));
  const members = items.flatMap((item) => (item.type === 'member' ? [item.member] : []));
  return { code, items, units, members, text: units.map(({ text }) => text).join('\n\n') };
}

const zipped = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
const start = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));
const relations = (type: string, target: string) =>
  `<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="${target}"/></Relationships>`;

const wordDocument = (lines: readonly string[]) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${lines
      .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
    'word/styles.xml': '<w:styles xmlns:w="w"/>',
  });

/** As programs write it that don't know the sizes beforehand: they stand behind the packed bytes. */
function streamedZip(parts: Readonly<Record<string, string>>, signed = true): Uint8Array {
  const pieces: Buffer[] = [];
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(0x808, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(name.length, 26);
    const behind = Buffer.alloc(12);
    behind.writeUInt32LE(packed.length, 4);
    behind.writeUInt32LE(Buffer.byteLength(text), 8);
    pieces.push(header, Buffer.from(name), packed, ...(signed ? [Buffer.from('PK\u0007\b')] : []), behind);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

describe('files that are cut off', () => {
  it('reads a DOCX up to the cut and says that it is cut', async () => {
    const lines = sentences(400);
    const { code, units, text } = await readUntilEnd('report.docx', start(wordDocument(lines), 0.6));
    expect(code).toBe('file-cut-off');
    expect(text.startsWith(lines.slice(0, 200).join('\n\n'))).toBe(true);
    expect(text).not.toContain(lines[399]);
    expect(units.every(({ chain }) => chain?.at(-1) === 'best-effort')).toBe(true);
  });

  it('reads all of it when only the directory at the end is missing, and still says so', async () => {
    const lines = sentences(40);
    const whole = wordDocument(lines);
    for (const missing of [1, 22, 60]) {
      const { code, text } = await readUntilEnd('report.docx', whole.slice(0, whole.length - missing));
      expect(code).toBe('file-cut-off');
      expect(text).toBe(lines.join('\n\n'));
    }
  });

  it('reads the slides in front of the cut', async () => {
    const slides = sentences(30);
    const parts: Record<string, string> = {
      '_rels/.rels': relations('officeDocument', 'ppt/presentation.xml'),
      'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${slides
        .map((_, index) => `<p:sldId r:id="r${index}"/>`)
        .join('')}</p:sldIdLst></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': `<Relationships>${slides
        .map((_, index) => `<Relationship Id="r${index}" Type="http://x/slide" Target="slides/slide${index}.xml"/>`)
        .join('')}</Relationships>`,
    };
    for (const [index, line] of slides.entries()) {
      parts[`ppt/slides/slide${index}.xml`] =
        `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${line}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;
    }
    const { code, units } = await readUntilEnd('plan.pptx', start(zipped(parts), 0.5));
    expect(code).toBe('file-cut-off');
    expect(units.length).toBeGreaterThan(5);
    expect(units.length).toBeLessThan(30);
    expect(units.slice(0, -1).map(({ text }) => text)).toEqual(slides.slice(0, units.length - 1));
  });

  it('reads the rows in front of the cut, also where the list of sheets was to come last', async () => {
    const book = sheetJs.utils.book_new();
    const rows = Array.from({ length: 3000 }, (_, row) => [row + 0.25, Math.floor(random() * 1e9)]);
    sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(rows), 'Depths');
    const parts = unzipSync(new Uint8Array(sheetJs.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    const sheet = Object.entries(parts).filter(([path]) => path.includes('worksheets/'));
    const rest = Object.entries(parts).filter(([path]) => !path.includes('worksheets/'));
    for (const order of [
      [...sheet, ...rest],
      [...rest, ...sheet],
    ]) {
      const bytes = zipSync(Object.fromEntries(order));
      const { code, text } = await readUntilEnd('depths.xlsx', start(bytes, 0.7));
      expect(code).toBe('file-cut-off');
      expect(text).toContain(`${rows[999]?.join('\t')}`);
      expect(text).not.toContain(`${rows[2999]?.join('\t')}`);
    }
  });

  it.each([true, false])('reads an ODT whose sizes stand behind its parts (signed: %s)', async (signed) => {
    const lines = sentences(300);
    const whole = streamedZip(
      {
        mimetype: 'application/vnd.oasis.opendocument.text',
        'meta.xml': '<m/>',
        'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${lines
          .map((line) => `<text:p>${line}</text:p>`)
          .join('')}</office:text></office:body></office:document-content>`,
        'styles.xml': '<s/>',
      },
      signed,
    );
    const half = await readUntilEnd('tides.odt', start(whole, 0.5));
    expect(half.code).toBe('file-cut-off');
    expect(half.text.startsWith(lines.slice(0, 120).join('\n\n'))).toBe(true);
    const almost = await readUntilEnd('tides.odt', whole);
    expect([almost.code, almost.text]).toEqual(['file-cut-off', lines.join('\n\n')]);
  });

  it('reads the chapters of an EPUB in front of the cut, with or without its description', async () => {
    const chapters = sentences(20).map(
      (line, index) => [`text/c${String(index).padStart(2, '0')}.xhtml`, line] as const,
    );
    const opf = `<package><manifest>${chapters
      .map(([path], index) => `<item id="c${index}" href="${path}" media-type="application/xhtml+xml"/>`)
      .join(
        '',
      )}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`;
    const container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>';
    const texts = chapters.map(([path, line]) => [path, `<html><body><p>${line}</p></body></html>`] as const);
    const first = [['mimetype', 'application/epub+zip']] as const;
    const described = [['META-INF/container.xml', container] as const, ['book.opf', opf] as const];
    for (const order of [
      [...first, ...described, ...texts],
      [...first, ...texts, ...described],
    ]) {
      const { code, text } = await readUntilEnd('book.epub', start(zipped(Object.fromEntries(order)), 0.5));
      expect(code).toBe('file-cut-off');
      for (const [, line] of chapters.slice(0, 5)) expect(text).toContain(line);
      expect(text).not.toContain(chapters[19]?.[1]);
    }
  });

  it('lists the files of a ZIP in front of the cut and opens them; the one in the cut gives its beginning', async () => {
    const long = sentences(2000).join('\n');
    const bytes = start(zipped({ 'a.txt': 'First, whole.', 'b/long.txt': long, 'c.txt': 'Behind.' }), 0.8);
    const { code, members } = await readUntilEnd('all.zip', bytes);
    expect(code).toBe('file-cut-off');
    expect(members.map(({ path, problem }) => [path, problem])).toEqual([
      ['a.txt', null],
      ['b/long.txt', null],
    ]);
    expect(new TextDecoder().decode(await memberBytes('all.zip', bytes, 'a.txt'))).toBe('First, whole.');
    await expect(memberBytes('all.zip', bytes, 'b/long.txt')).rejects.toMatchObject({ code: 'file-cut-off' });
  });

  it('is not taken for the archive inside it behind which it is cut', async () => {
    const inner = zipped({ 'inner.txt': 'Inside.' });
    const outer = zipSync({
      'a.txt': strToU8('Outside.'),
      'inner.zip': [inner, { level: 0 }],
      'z.txt': strToU8('End.'),
    });
    const cut = outer.slice(0, outer.length - 150);
    const { code, members } = await readUntilEnd('all.zip', cut);
    expect([code, members.map(({ path }) => path).slice(0, 2)]).toEqual(['file-cut-off', ['a.txt', 'inner.zip']]);
  });

  it('is damaged when nothing can be read in front of the cut', async () => {
    const bytes = wordDocument(sentences(100));
    expect((await readUntilEnd('report.docx', bytes.slice(0, 60))).code).toBe('file-damaged');
    expect((await readUntilEnd('report.docx', bytes.slice(0, 200))).code).toBe('file-damaged');
    expect((await readUntilEnd('all.zip', strToU8('PK\u0003\u0004 and then nothing of the kind'))).code).toBe(
      'file-damaged',
    );
  });

  it('ends in time and keeps what it has wherever the cut is', async () => {
    const whole = wordDocument(sentences(10));
    for (let length = 4; length < whole.length; length += 1) {
      const { code, text } = await readUntilEnd('report.docx', whole.slice(0, length));
      expect(code).toBe(text === '' ? 'file-damaged' : 'file-cut-off');
    }
  });
});
