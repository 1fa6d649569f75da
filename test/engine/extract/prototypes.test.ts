/** Files full of names that mean something to JavaScript leave the prototypes of the reader's process and of the engine's as they were. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sheetJs from '@e965/xlsx';
import { afterEach, expect, test } from 'vitest';
import type { WorkerHost } from '../../../src/main/engine/ports.ts';
import { createExtractPool } from '../../../src/main/processes/extract-pool.ts';
import { nodeFlags } from '../../../src/main/processes/fork-worker-host.ts';
import { forkedProcess } from '../../../src/main/processes/forked-process.ts';
import { writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { prototypeSnapshot } from '../../helpers/prototype-snapshot.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { tarBytes, zipBytes } from './archive-bytes.ts';
import { outlookFile } from './outlook-file.ts';

const root = path.join(import.meta.dirname, '../../..');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Readers that also tell what their prototypes are. */
const host: WorkerHost = {
  async start(kind) {
    const readable = ['src', 'node_modules', 'package.json', 'test/helpers', 'test/engine/extract'];
    const child = fork(fileURLToPath(new URL('snapshot-worker.ts', import.meta.url)), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: nodeFlags(
        kind,
        readable.map((name) => path.join(root, name)),
      ),
    });
    children.push(child);
    return forkedProcess(child);
  },
};

async function snapshotOf(child: ChildProcess): Promise<string> {
  for (const told = () => once(child, 'message'); ; ) {
    const next = told();
    child.send({ snapshot: true });
    const [message] = (await next) as [{ readonly prototypes?: string }];
    if (message.prototypes !== undefined) return message.prototypes;
  }
}

type Names = readonly [one: string, two: string, three: string];
const harmless: Names = ['first', 'second', 'third'];
const hostile: Names = ['__proto__', 'constructor', 'prototype'];

/** The same files about any three names: as keys, headers, styles, sheets, members, fields. */
function filesNaming([a, b, c]: Names): Readonly<Record<string, string | Uint8Array>> {
  const json = `{"${a}": {"polluted": "yes", "toString": "no"}, "${b}": {"${c}": {"polluted": "yes"}}, "list": [{"${a}": {"polluted": 1}}]}`;
  const book = sheetJs.utils.book_new();
  book.Props = { Title: a };
  (book as { Custprops?: object }).Custprops = Object.fromEntries([
    [b, 'polluted'],
    [c, 'polluted'],
  ]);
  sheetJs.utils.book_append_sheet(
    book,
    sheetJs.utils.aoa_to_sheet([
      [a, b, c],
      ['polluted', 1, 2],
    ]),
    a,
  );
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([[b, a]]), b);
  const sheet = (bookType: sheetJs.BookType) =>
    new Uint8Array(sheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer);
  const xml = `<?xml version="1.0"?><${a} ${b}="polluted" ${c}="polluted"><${b}><${c}><polluted>yes</polluted></${c}></${b}></${a}>`;
  const relations = `<Relationships><Relationship Id="${a}" Type="http://x/officeDocument" Target="word/document.xml"/><Relationship Id="${b}" Type="http://x/custom-properties" Target="docProps/custom.xml"/></Relationships>`;
  const word = {
    '[Content_Types].xml': `<Types><Default Extension="${a}" ContentType="${b}"/></Types>`,
    '_rels/.rels': relations,
    'word/document.xml': `<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="${a}"/></w:pPr><w:r><w:t>${b}</w:t></w:r></w:p><w:bookmarkStart w:name="${a}"/></w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="w"><w:style w:styleId="${a}"><w:name w:val="${b}"/><w:basedOn w:val="${c}"/></w:style><w:style w:styleId="${b}"><w:basedOn w:val="${a}"/></w:style></w:styles>`,
    'docProps/custom.xml': `<Properties><property name="${a}"><vt:lpwstr>polluted</vt:lpwstr></property><property name="${b}"><vt:lpwstr>polluted</vt:lpwstr></property></Properties>`,
  };
  const open = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:automatic-styles><style:style style:name="${a}" style:parent-style-name="${b}"/></office:automatic-styles><office:body><office:text><text:p text:style-name="${a}">polluted</text:p></office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta><meta:user-defined meta:name="${a}">polluted</meta:user-defined><meta:user-defined meta:name="${b}">polluted</meta:user-defined></office:meta></office:document-meta>`,
  };
  const epub = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    'book.opf': `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:${a}>polluted</dc:${a}><dc:title>Names</dc:title><meta property="${b}" id="${a}">polluted</meta></metadata><manifest><item id="${a}" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="${a}"/></spine></package>`,
    'a.xhtml': `<html><body><p id="${a}" class="${b}">polluted</p></body></html>`,
  };
  const zipped = (parts: Readonly<Record<string, string>>) =>
    zipBytes(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })));
  return {
    'data.json': json,
    'lines.jsonl': `${json}\n${json}`,
    'work.ipynb': `{"nbformat": 4, "metadata": ${json}, "cells": [{"cell_type": "markdown", "metadata": ${json}, "source": ["polluted"], "attachments": ${json}}]}`,
    'list.plist': `<plist><dict><key>${a}</key><dict><key>polluted</key><string>yes</string></dict><key>${b}</key><string>no</string></dict></plist>`,
    'data.xml': xml,
    'feed.rss': xml.replace('<?xml version="1.0"?>', '<?xml version="1.0"?><!-- rss -->'),
    'conf.yaml': `${a}:\n  polluted: yes\n${b}:\n  ${c}:\n    polluted: yes\n`,
    'conf.toml': `[${a}]\npolluted = 1\n[${b}.${c}]\npolluted = 1\n`,
    'front.md': `---\n${a}:\n  polluted: yes\n${b}: x\n---\n# ${a}\n\n[${b}]: http://a.example\n\n[x][${b}] and [^${a}]\n\n[^${a}]: polluted\n`,
    'names.csv': `${a},${b},${c}\npolluted,1,2\n`,
    'page.html': `<html><head><meta name="${a}" content="polluted"><meta property="${b}" content="polluted"><script type="application/ld+json">${json}</script></head><body><form name="${a}"><p id="${b}" data-${c}="x">polluted</p></form></body></html>`,
    'letter.eml': `${a}: polluted\n${b}: polluted\nSubject: Names\nContent-Type: text/plain; ${a}=polluted; ${b}="polluted"\n\npolluted`,
    'Inbox.mbox': `From a@b Tue Feb  3 09:12:44 2026\n${a}: polluted\nSubject: ${b}\n\npolluted\n`,
    'page.mht': `${a}: polluted\nContent-Type: multipart/related; boundary=b; ${b}=polluted\n\n--b\nContent-Type: text/html\nContent-ID: <${a}>\n\n<p>polluted</p>\n--b--\n`,
    'people.vcf': `BEGIN:VCARD\n${a};${b}=polluted:polluted\nFN:${a}\nX-${b}:polluted\nEND:VCARD`,
    'dates.ics': `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${a};${b}=polluted:polluted\nSUMMARY:${a}\nEND:VEVENT\nEND:VCALENDAR`,
    'letter.rtf': `{\\rtf1{\\info{\\title ${a}}{\\*\\userprops{\\propname ${a}}\\proptype30{\\staticval polluted}}}{\\stylesheet{\\s1 ${a};}}\\s1 polluted \\${c} x}`,
    'fees.msg': outlookFile({
      streams: { '0037001F': a, '1000001F': 'polluted', '007D001F': `${a}: polluted\r\n${b}: polluted\r\n` },
    }),
    'drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg"><title id="${a}">${b}</title><text ${a.replaceAll('_', '')}="x">polluted</text></svg>`,
    'print.pdf': writePdf([{ content: `BT /F1 11 Tf 72 700 Td (polluted ${a}) Tj ET` }], {
      info: { [a]: 'polluted', [b]: 'polluted', Title: a },
    }),
    'letter.docx': zipped(word),
    'letter.odt': zipped(open),
    'book.epub': zipped(epub),
    'book.xlsx': sheet('xlsx'),
    'book.xls': sheet('biff8'),
    'book.ods': sheet('ods'),
    'files.zip': zipped({
      [`${a}/polluted.txt`]: 'polluted',
      [`${b}/${c}/polluted.txt`]: 'polluted',
      [a]: 'polluted',
      'data.json': json,
    }),
    'files.tar': tarBytes([
      { name: `${a}/polluted.txt`, bytes: 'polluted' },
      { name: b, bytes: 'polluted' },
    ]),
  };
}

function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}

const schema = ([a, b, c]: Names) =>
  `{"title": "${a}", "type": "object", "properties": {"${a}": {"type": "object", "properties": {"${b}": {"type": "string"}}}, "${b}": {"type": "string", "title": "${c}"}, "total": {"type": "number"}}}`;

test('hostile names change no prototype, in the reader or in the engine', { timeout: 300_000 }, async () => {
  const workers = createExtractPool({ host, size: 1, log: silentLog, pictures: null });
  const { engine, request, add, idle } = await testEngine(temporaryFolder(), { more: { workers } });
  await engine.start();
  const run = async (names: Names) => {
    await add(put(path.join(temporaryFolder(), 'documents'), filesNaming(names)));
    await idle();
    await request('search.run', { query: names.join(' ') });
    await request('template.importSchema', { text: schema(names) }).catch(() => null);
    await request('file.list', { limit: 500 });
  };
  // The same files first: libraries may mend the language as they are loaded.
  await run(harmless);
  const [reader] = children as [ChildProcess];
  const before = { reader: await snapshotOf(reader), engine: prototypeSnapshot() };
  expect(before.reader).toContain('Object.prototype hasOwnProperty');
  await run(hostile);
  const listed = (await request('file.list', { limit: 500 })).files;
  // It was read, by the same process, or this would prove nothing.
  expect(children).toHaveLength(1);
  const read = listed.filter(({ state }) => state === 'ready' || state === 'readable');
  expect(read.length).toBeGreaterThan(Object.keys(filesNaming(hostile)).length * 1.5);
  expect((await snapshotOf(reader)).split('\n')).toEqual(before.reader.split('\n'));
  expect(prototypeSnapshot().split('\n')).toEqual(before.engine.split('\n'));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  await workers.close();
});

test('the snapshot sees one property, one replaced method and one changed flag', () => {
  const target = Object.prototype as unknown as Record<string, unknown>;
  const before = prototypeSnapshot();
  target.polluted = 'yes';
  expect(prototypeSnapshot()).not.toBe(before);
  delete target.polluted;
  expect(prototypeSnapshot()).toBe(before);
  const { includes } = String.prototype;
  String.prototype.includes = () => true;
  expect(prototypeSnapshot()).not.toBe(before);
  String.prototype.includes = includes;
  expect(prototypeSnapshot()).toBe(before);
  const flags = Object.getOwnPropertyDescriptor(Array.prototype, 'at') as PropertyDescriptor;
  const again = prototypeSnapshot();
  Object.defineProperty(Array.prototype, 'at', { ...flags, writable: false });
  expect(prototypeSnapshot()).not.toBe(again);
  Object.defineProperty(Array.prototype, 'at', flags);
});
