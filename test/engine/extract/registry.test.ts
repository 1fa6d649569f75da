import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/main/engine/extract/formats.ts';
import { readingId } from '../../../src/main/engine/extract/reading-id.ts';
import { extractorFor, extractors } from '../../../src/main/engine/extract/registry.ts';
import { documents } from './read-document.ts';

const head = (name: string) => readFileSync(path.join(documents, name)).subarray(0, 4096);
const pdf = head('plain.pdf');
const docx = head('report.docx');
const html = head('article.html');
const text = Buffer.from('Just a line of text.\n');
const binary = head('binary.txt');

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
    ['photo.jpg', binary, null],
    ['photo', binary, null],
    ['words.xyz', text, null],
    ['book.xlsx', Buffer.from('PK\u0003\u0004 [Content_Types].xml xl/workbook.xml'), null],
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
    expect(formats.readingId('markdown')).toMatch(/^markdown\/\d+ ocr=none$/);
  });
});
