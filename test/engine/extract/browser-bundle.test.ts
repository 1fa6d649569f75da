import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as sheetJs from '@e965/xlsx';
import { build, defaultClientConditions, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { aesPart, zipBytes } from './archive-bytes.ts';
import type * as Entry from './browser-entry.ts';
import { iwaBytes, iworkZip, storage } from './iwork-bytes.ts';
import { compoundBytes } from './office/compound-bytes.ts';
import { wordStreams } from './office/word-bytes.ts';
import { outlookFile } from './outlook-file.ts';
import { documents, wideLimits } from './read-document.ts';

const fixture = (name: string) => readFileSync(path.join(documents, name));
const box = { id: 1, type: 2001, message: storage(3, 'A box beside it.') };

let output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = [];

beforeAll(async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    // Some libraries decode entities with the page's own innerHTML, which the content security policy forbids.
    resolve: { conditions: ['worker', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: { entry: path.join(import.meta.dirname, 'browser-entry.ts'), formats: ['iife'], name: 'extract' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  output = (result as Rolldown.RolldownOutput[])[0]?.output ?? [];
});

/** A workbook of one row. */
function sheetBytes(bookType: sheetJs.BookType): Uint8Array {
  const book = sheetJs.utils.book_new();
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([['rope', 12]]), 'Stores');
  return new Uint8Array(sheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer);
}

describe('extractors in a browser bundle', () => {
  it('needs no module of Node', () => {
    const chunks = output.filter((file) => file.type === 'chunk');
    expect(chunks).toHaveLength(1);
    const code = chunks[0]?.code ?? '';
    // Vite's stand-in for a module that a browser does not have.
    expect(code).not.toContain('__vite-browser-external');
    expect(code).not.toMatch(/["'`]node:\w/);
    const required = [...code.matchAll(/\b(?:require|import)\(\s*["']([\w/]+)["']\s*\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(required.filter((name) => builtinModules.includes(name))).toEqual([]);
    expect(chunks[0]?.imports).toEqual([]);
  });

  it('reads every format where there is no process, Buffer or require', async () => {
    const page: Record<string, unknown> = { TextDecoder, TextEncoder, AbortController, AbortSignal, URL, performance };
    Object.assign(page, { setTimeout, clearTimeout, structuredClone, ReadableStream, queueMicrotask, console });
    page.window = page;
    page.self = page;
    const code = output.find((file) => file.type === 'chunk')?.code ?? '';
    const bundle = vm.runInNewContext(`${code}; extract`, page) as typeof Entry;
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
    bundle.setPdfiumLoader(async () => new Uint8Array(wasm));
    for (const [name, expected, made] of [
      ['plain.pdf', 'The ferry leaves the north pier'],
      ['report.docx', 'Mind the third step!'],
      ['article.html', 'a colony of grey seals'],
      ['notes.md', 'which lasted three days.'],
      ['shift-jis.txt', '灯台は九時から五時まで'],
      ['table.csv', 'rope\t12'],
      [
        'letter.eml',
        'lit sînce nine',
        Buffer.from('Subject: =?utf-8?q?a?=\nContent-Type: text/html; charset=utf-8\n\n<p>lit sînce nine'),
      ],
      ['Inbox.mbox', 'the pier', Buffer.from('From a@b Tue Feb  3 09:12:44 2026\nSubject: x\n\nthe pier\n')],
      ['fees.msg', 'Fees rise.', outlookFile({ streams: { '0037001F': 'Fees', '1000001F': 'Fees rise.' } })],
      ['tides.mht', 'at nine', Buffer.from('Content-Type: text/html\n\n<title>t</title><p>at nine')],
      ['people.vcf', 'Ada', Buffer.from('BEGIN:VCARD\nFN:Ada\nEND:VCARD')],
      ['data.json', '"über"', Buffer.from('{"a": "\\u00fcber"}')],
      ['list.plist', 'Name: Tower', Buffer.from('<plist><dict><key>Name</key><string>Tower</string></dict></plist>')],
      ['letter.rtf', 'caf\u00e9', Buffer.from("{\\rtf1 caf\\'e9}")],
      ['letter.doc', 'Only words', compoundBytes(wordStreams({ main: 'Only words\r' }))],
      ['book.xls', 'rope\t12', sheetBytes('biff8')],
      ['book.xlsx', 'rope\t12', sheetBytes('xlsx')],
      ['book.ods', 'rope\t12', sheetBytes('ods')],
      ['guide.pages', 'A box beside it.', iworkZip({ 'Index/Document.iwa': iwaBytes([box]) })],
      ['38331-h60.zip', 'Mind the third step!', zipBytes([{ name: 'a.docx', bytes: fixture('report.docx') }])],
    ] as const) {
      const bytes = new Uint8Array(made ?? fixture(name));
      const extractor = bundle.extractorFor(name, bytes.subarray(0, 4096));
      const source = { size: bytes.length, read: async (at: number, length: number) => bytes.slice(at, at + length) };
      let text = '';
      const tools = { name, password: null, pictures: null };
      for await (const item of extractor?.extract(source, wideLimits, new AbortController().signal, tools) ?? []) {
        if (item.type === 'unit') text += item.unit.text;
      }
      expect(text, name).toContain(expected);
    }
    const locked = zipBytes([aesPart('lamp.txt', 'The lamp was lit.', 'secret')]);
    const archive = { size: locked.length, read: async (at: number, length: number) => locked.slice(at, at + length) };
    const opened = bundle
      .extractorFor('a.zip', locked)
      ?.openMember?.(archive, 'lamp.txt', wideLimits, new AbortController().signal, {
        name: 'a.zip',
        password: 'secret',
        pictures: null,
      });
    let lamp = '';
    for await (const piece of opened ?? []) lamp += new TextDecoder().decode(piece);
    expect(lamp).toBe('The lamp was lit.');
    // The second reader of PDFs steps in silently; here it must answer for itself.
    const plain = new Uint8Array(readFileSync(path.join(documents, 'plain.pdf')));
    const plainSource = { size: plain.length, read: async () => plain };
    const second = await bundle.openSecondReader(plainSource, null, new AbortController().signal);
    const first = await second.page(0);
    expect(first.characters.text).toContain('The ferry leaves the north pier');
    await second.close();
  });
});
