/** Whole files of the formats Docent reads: made by script, and, where the published collections are there, small ones of them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as sheetJs from '@e965/xlsx';
import sharp from 'sharp';
import { extractorFor } from '../../src/main/engine/extract/registry.ts';
import { limits } from '../../src/main/engine/limits.ts';
import { tarBytes, zipBytes } from '../engine/extract/archive-bytes.ts';
import { iwaBytes, iworkZip, storage } from '../engine/extract/iwork-bytes.ts';
import { compoundBytes } from '../engine/extract/office/compound-bytes.ts';
import { wordStreams } from '../engine/extract/office/word-bytes.ts';
import { outlookFile } from '../engine/extract/outlook-file.ts';

export type Sample = { readonly name: string; readonly kind: string; readonly bytes: Uint8Array };

const fixtures = path.join(import.meta.dirname, '../fixtures/documents');
const published = path.join(import.meta.dirname, '../../../shared/corpora');
const collections = ['parsing', 'spreadsheets', 'epub', 'mail', 'html', 'tables', 'images/flickr8k-1000'];
/** Published files taken per kind, and bytes one may have: small ones are read often in the same time. */
const perKind = 8;
const mostBytes = 200_000;
/** Files looked at per collection. */
const mostLooked = 2_000;
const mainPart = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** In an order that is always the same; every file has a kind by its name and bytes. */
export async function formatSamples(): Promise<Sample[]> {
  return [...(await madeFiles()), ...publishedFiles()].flatMap(([name, bytes]) => {
    const kind = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes))?.kind;
    return kind ? [{ name, kind, bytes }] : [];
  });
}

type NamedBytes = readonly [name: string, bytes: Uint8Array];

function publishedFiles(): NamedBytes[] {
  const byKind = new Map<string, NamedBytes[]>();
  for (const collection of collections) {
    const folder = path.join(published, collection);
    if (!existsSync(folder)) continue;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().slice(0, mostLooked);
    for (const name of names) {
      const file = path.join(folder, name);
      const stats = statSync(file);
      if (!stats.isFile() || stats.size === 0 || stats.size > mostBytes) continue;
      const bytes = new Uint8Array(readFileSync(file));
      const kind = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes))?.kind;
      const known = byKind.get(kind ?? '') ?? [];
      if (kind && known.length < perKind) byKind.set(kind, [...known, [path.basename(name), bytes]]);
    }
  }
  return [...byKind.values()].flat();
}

async function madeFiles(): Promise<NamedBytes[]> {
  const fixture = (name: string): NamedBytes => [name, new Uint8Array(readFileSync(path.join(fixtures, name)))];
  const written = (name: string, text: string): NamedBytes => [name, new TextEncoder().encode(text)];
  const deflated = (parts: Readonly<Record<string, string>>) =>
    zipBytes(Object.entries(parts).map(([name, bytes]) => ({ name, bytes, deflate: true })));
  const relations = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `Pump ${at} moved ${at * 17} m³ of water.`);
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#308050' } });
  const open = (mime: string, body: string) =>
    zipBytes([
      { name: 'mimetype', bytes: mime },
      {
        name: 'content.xml',
        deflate: true,
        bytes: `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:table="b"><office:body>${body}</office:body></office:document-content>`,
      },
      { name: 'META-INF/manifest.xml', deflate: true, bytes: '<manifest:manifest xmlns:manifest="m"/>' },
    ]);
  return [
    ...['plain.pdf', 'two-column.pdf', 'rotated.pdf', 'report.docx', 'article.html', 'notes.md', 'table.csv'].map(
      fixture,
    ),
    ...['utf-16.txt', 'shift-jis.txt', 'utf-8.txt'].map(fixture),
    ['book.xlsx', sheet('xlsx')],
    ['book.xlsb', sheet('xlsb')],
    ['book.xls', sheet('biff8')],
    ['book.ods', sheet('ods')],
    ['letter.doc', compoundBytes(wordStreams({ main: `${lines(40).join('\r')}\r` }))],
    [
      'letter.odt',
      open(
        'application/vnd.oasis.opendocument.text',
        `<office:text>${lines(30)
          .map((line) => `<text:p>${line}</text:p>`)
          .join('')}</office:text>`,
      ),
    ],
    [
      'slides.odp',
      open(
        'application/vnd.oasis.opendocument.presentation',
        `<office:presentation><draw:page draw:name="One"><draw:frame><draw:text-box><text:p>Harbour</text:p></draw:text-box></draw:frame></draw:page></office:presentation>`,
      ),
    ],
    [
      'slides.pptx',
      deflated({
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': relations('officeDocument', 'ppt/presentation.xml'),
        'ppt/presentation.xml':
          '<p:presentation xmlns:p="p" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>',
        'ppt/_rels/presentation.xml.rels': relations('slide', 'slides/slide1.xml'),
        'ppt/slides/slide1.xml': `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:txBody>${lines(8)
          .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
          .join('')}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
      }),
    ],
    [
      'letter.docx',
      deflated({
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${mainPart}"/></Types>`,
        '_rels/.rels': relations('officeDocument', 'word/document.xml'),
        'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines(
          20,
        )
          .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
          .join(
            '',
          )}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>rope</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
      }),
    ],
    [
      'book.epub',
      zipBytes([
        { name: 'mimetype', bytes: 'application/epub+zip' },
        {
          name: 'META-INF/container.xml',
          deflate: true,
          bytes:
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        },
        {
          name: 'book.opf',
          deflate: true,
          bytes:
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        },
        {
          name: 'a.xhtml',
          deflate: true,
          bytes: `<html xmlns="http://www.w3.org/1999/xhtml"><body>${lines(20)
            .map((line) => `<p>${line}</p>`)
            .join('')}</body></html>`,
        },
      ]),
    ],
    [
      'guide.pages',
      iworkZip({ 'Index/Document.iwa': iwaBytes([{ id: 1, type: 2001, message: storage(3, lines(10).join('\n')) }]) }),
    ],
    ['fees.msg', outlookFile({ streams: { '0037001F': 'Fees', '1000001F': lines(10).join('\n') } })],
    [
      'fees.zip',
      deflated({ 'a.txt': lines(20).join('\n'), 'b/c.md': '# Fees\n\nThey rise.', 'd.json': '{"a": [1, 2]}' }),
    ],
    ['38331-h60.zip', zipBytes([{ name: '38331-h60.docx', bytes: fixture('report.docx')[1] }])],
    [
      'logs.tar',
      tarBytes([
        { name: 'a.txt', bytes: lines(20).join('\n') },
        { name: 'b/c.txt', bytes: 'Two.' },
      ]),
    ],
    ['log.txt.gz', new Uint8Array(gzipSync(lines(60).join('\n')))],
    ['logs.tgz', new Uint8Array(gzipSync(tarBytes([{ name: 'a.txt', bytes: lines(20).join('\n') }])))],
    ['picture.png', new Uint8Array(await picture.clone().png().toBuffer())],
    ['picture.jpg', new Uint8Array(await picture.clone().jpeg().toBuffer())],
    ['picture.tiff', new Uint8Array(await picture.clone().tiff().toBuffer())],
    ['picture.webp', new Uint8Array(await picture.clone().webp().toBuffer())],
    ['picture.gif', new Uint8Array(await picture.clone().gif().toBuffer())],
    written(
      'drawing.svg',
      `<svg xmlns="http://www.w3.org/2000/svg"><title>Pier</title>${lines(5)
        .map((line) => `<text>${line}</text>`)
        .join('')}</svg>`,
    ),
    written(
      'letter.rtf',
      `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Fees}}${lines(15).join('\\par ')} caf\\'e9 \\u8364? \\bin3 abc}`,
    ),
    written(
      'page.mht',
      `From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<title>t</title><p>${lines(5).join('=\n')}</p>\n--b--\n`,
    ),
    written(
      'letter.eml',
      `From: Ada <a@b.c>\nTo: b@b.c\nSubject: =?utf-8?q?F=C3=A9es?=\nDate: Tue, 3 Feb 2026 09:12:44 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n${lines(10).join('\n')}\n--x\nContent-Type: text/plain; name="a.txt"\nContent-Disposition: attachment; filename="a.txt"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(lines(5).join('\n')).toString('base64')}\n--x--\n`,
    ),
    written(
      'Inbox.mbox',
      lines(6)
        .map((line, at) => `From a@b Tue Feb  3 09:12:4${at} 2026\nFrom: a@b\nSubject: Letter ${at}\n\n${line}\n`)
        .join('\n'),
    ),
    written(
      'people.vcf',
      lines(4)
        .map((line, at) => `BEGIN:VCARD\nVERSION:3.0\nFN:Ada ${at}\nNOTE:${line}\nEND:VCARD`)
        .join('\n'),
    ),
    written(
      'dates.ics',
      `BEGIN:VCALENDAR\nVERSION:2.0\n${lines(4)
        .map((line) => `BEGIN:VEVENT\nSUMMARY:${line}\nDTSTART:20260203T091200Z\nEND:VEVENT`)
        .join('\n')}\nEND:VCALENDAR`,
    ),
    written('data.json', JSON.stringify({ pumps: lines(20), nested: { a: [1, [2, { b: null }]] } }, null, 1)),
    written(
      'data.jsonl',
      lines(10)
        .map((line, at) => JSON.stringify({ at, line }))
        .join('\n'),
    ),
    written(
      'data.xml',
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r xmlns="x">${lines(10)
        .map((line, at) => `<p n="${at}">${line} &amp; &#233;</p>`)
        .join('')}</r>`,
    ),
    written(
      'list.plist',
      `<?xml version="1.0"?><plist version="1.0"><dict>${lines(5)
        .map((line, at) => `<key>k${at}</key><string>${line}</string>`)
        .join('')}</dict></plist>`,
    ),
    written(
      'work.ipynb',
      JSON.stringify({
        nbformat: 4,
        metadata: {},
        cells: lines(6).map((source) => ({ cell_type: 'markdown', metadata: {}, source: [source] })),
      }),
    ),
    written(
      'film.srt',
      lines(8)
        .map((line, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n${line}\n`)
        .join('\n'),
    ),
    written(
      'pump.py',
      lines(10)
        .map((line) => `print("${line}")`)
        .join('\n'),
    ),
    written(
      'pump.yaml',
      lines(10)
        .map((line, at) => `k${at}: "${line}"`)
        .join('\n'),
    ),
  ];
}

function sheet(bookType: sheetJs.BookType): Uint8Array {
  const book = sheetJs.utils.book_new();
  const rows = Array.from({ length: 30 }, (_, at) => [
    `rope ${at}`,
    at * 12.5,
    at % 2 === 0,
    new Date(2026, 1, 1 + at),
  ]);
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(rows), 'Stores');
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([['sum', 3]]), 'Sums');
  return new Uint8Array(sheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer);
}
