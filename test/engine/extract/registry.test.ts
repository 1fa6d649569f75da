import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/main/engine/extract/formats.ts';
import { readingId } from '../../../src/main/engine/extract/reading-id.ts';
import { extractorFor, extractors } from '../../../src/main/engine/extract/registry.ts';
import { tarBytes, zipBytes } from './archive-bytes.ts';
import { documents } from './read-document.ts';

const head = (name: string) => readFileSync(path.join(documents, name)).subarray(0, 4096);
const pdf = head('plain.pdf');
const docx = head('report.docx');
const html = head('article.html');
const text = Buffer.from('Just a line of text.\n');
const binary = head('binary.txt');
const zip = (...names: readonly string[]) => zipBytes(names.map((name) => ({ name, bytes: 'content' })));

describe('which extractor reads a file', () => {
  it.each([
    ['a.pdf', pdf, 'pdf'],
    ['A.PDF', pdf, 'pdf'],
    ['lying.txt', pdf, 'pdf'],
    ['no-ending', pdf, 'pdf'],
    ['scan.unknown', pdf, 'pdf'],
    ['a.docx', docx, 'docx'],
    ['macro.docm', docx, 'docx'],
    ['letter.pdf', docx, 'docx'],
    ['page.html', html, 'html'],
    ['page.pdf', html, 'html'],
    ['page.htm', Buffer.from('<p>no head at all</p>'), 'html'],
    ['about-html.txt', html, 'text'],
    ['report.pdf', text, 'text'],
    ['notes.md', text, 'markdown'],
    ['README', text, 'text'],
    ['data.csv', text, 'csv'],
    ['program.rs', text, 'code'],
    ['damaged.pdf', binary, 'pdf'],
    ['binary.txt', binary, 'text'],
    ['photo.jpg', binary, 'image'],
    ['photo', binary, null],
    ['words.xyz', text, null],
    ['book.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    ['book.docx', zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'), 'xlsx'],
    ['show', zip('[Content_Types].xml', '_rels/.rels', 'ppt/presentation.xml'), 'pptx'],
    ['letter.txt', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['odd.docx', zip('docProps/app.xml', 'custom/x.xml'), 'docx'],
    ['folder.zip', zip('word/notes.txt', 'xl/notes.txt'), 'zip'],
    ['book', zipBytes([{ name: 'mimetype', bytes: 'application/epub+zip' }]), 'epub'],
    ['book.zip', zipBytes([{ name: 'mimetype', bytes: 'application/epub+zip' }]), 'epub'],
    ['sheet', zipBytes([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet' }]), 'ods'],
    ['packed', zip('a.txt'), 'zip'],
    ['lying.pdf', zip('a.txt'), 'zip'],
    ['library.jar', zip('META-INF/MANIFEST.MF'), null],
    ['docx-inside.zip', zipBytes([{ name: 'a.docx', bytes: zip('[Content_Types].xml', 'word/document.xml') }]), 'zip'],
    ['38331-h60.zip', zip('38331-h60.docx'), 'specification'],
    ['36521-1-h60.zip', zip('a.doc'), 'specification'],
    ['12345.zip', zip('a.doc'), 'zip'],
    ['all.tar', tarBytes([{ name: 'a', bytes: 'x' }]), 'tar'],
    ['all', tarBytes([{ name: 'a', bytes: 'x' }]), 'tar'],
    ['all.zip', tarBytes([{ name: 'a', bytes: 'x' }]), 'tar'],
    ['mail.mbox', tarBytes([{ name: 'mbox', bytes: 'From x' }]), 'tar'],
    ['notes.rtfd', tarBytes([{ name: 'TXT.rtf', bytes: 'x' }]), 'rtfd'],
    ['log.gz', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzip'],
    ['picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'image'],
    ['picture.png', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image'],
    ['BM.txt', Buffer.from('BMW and other makers\n'), 'text'],
    ['letter.doc', Buffer.from('{\\rtf1 Dear all}'), 'rtf'],
    ['export.xls', html, 'html'],
    ['settings', Buffer.from('bplist00\u0001\u0002'), 'plist'],
    ['site.webarchive', Buffer.from('bplist00\u0001\u0002'), 'webarchive'],
    ['data.geojson', text, 'json'],
    ['feed.rss', text, 'xml'],
    ['work.ipynb', text, 'notebook'],
    ['film.srt', text, 'subtitles'],
  ])('%s', (name, bytes, kind) => {
    expect(extractorFor(name, bytes)?.kind ?? null).toBe(kind);
    expect(formats.kindOf(name, bytes)).toBe(kind);
  });

  it('has one extractor per kind and per ending', () => {
    const kinds = extractors.map((extractor) => extractor.kind);
    const endings = extractors.flatMap((extractor) => extractor.endings);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(new Set(endings).size).toBe(endings.length);
  });

  it('names a way of reading by extractor, version, languages and password', () => {
    expect(readingId({ kind: 'pdf', version: 3 })).toBe('pdf/3 ocr=none');
    expect(readingId({ kind: 'pdf', version: 3 }, ['eng', 'deu'], true)).toBe('pdf/3 ocr=deu+eng password');
    expect(formats.readingId('markdown', ['eng'], false)).toMatch(/^markdown\/\d+ ocr=none$/);
  });
});
