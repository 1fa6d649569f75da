import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { memberBytes, outline, readBytes } from './read-document.ts';

const page =
  '<html lang="en"><head><meta charset="utf-8"><title>Tide tables</title></head><body><h1>Tide tables</h1><p>High water at nine.</p></body></html>';

const mhtml = Buffer.from(
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://example.org/tides',
    'Subject: =?utf-8?Q?Tide=20tables?=',
    'Date: Tue, 3 Feb 2026 08:12:44 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----b"',
    '',
    '------b',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://example.org/tides',
    '',
    page.replace(/=/g, '=3D').replace('nine', 'ni=\r\nne'),
    '------b',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://example.org/logo.png',
    '',
    'iVBORw0KGgo=',
    '------b',
    'Content-Type: text/css',
    'Content-Location: https://example.org/a.css',
    '',
    'p { color: red }',
    '------b',
    'Content-Type: application/pdf',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://example.org/files/t%C3%A4ble.pdf?x=1',
    '',
    'JVBERi0=',
    '------b--',
  ].join('\r\n'),
);

describe('saved pages', () => {
  it('reads the page of an MHTML file; what only dresses it is no member', async () => {
    const { kind, units, fields, members } = await readBytes('tides.mhtml', mhtml);
    expect(kind).toBe('mhtml');
    expect(units.flatMap(outline)).toEqual(['heading 1: Tide tables', 'paragraph: High water at nine.']);
    units.forEach(checkUnit);
    expect(fields).toContainEqual({ name: 'title', value: 'Tide tables', source: 'html:title' });
    expect(fields).toContainEqual({
      name: 'url',
      value: 'https://example.org/tides',
      source: 'mhtml:Snapshot-Content-Location',
    });
    expect(fields).toContainEqual({ name: 'saved', value: '2026-02-03T08:12:44Z', source: 'mhtml:Date' });
    expect(members.map(({ path }) => path)).toEqual(['täble.pdf']);
    expect(Buffer.from(await memberBytes('tides.mhtml', mhtml, 'täble.pdf')).toString()).toBe('%PDF-');
    expect((await readBytes('tides', mhtml)).kind).toBe('mhtml');
    await expect(readBytes('none.mht', Buffer.from('Content-Type: image/png\r\n\r\n'))).rejects.toMatchObject({
      code: 'file-damaged',
    });
  });

  it('reads the page, its frames and its address of a web archive', async () => {
    const long =
      'The harbour master answers questions about berths on every working day between eight and noon. '.repeat(4);
    const resource = (html: string) => ({
      WebResourceData: Buffer.from(html),
      WebResourceMIMEType: 'text/html',
      WebResourceTextEncodingName: 'UTF-8',
      WebResourceURL: 'https://example.org/tides',
    });
    const archive = binaryList({
      WebMainResource: resource(page),
      WebSubframeArchives: [
        { WebMainResource: resource(`<p>${long}</p>`) },
        { WebMainResource: resource('<p>Buy now</p>') },
      ],
    });
    const { kind, text, fields } = await readBytes('tides.webarchive', archive);
    expect(kind).toBe('webarchive');
    expect(text).toBe(`Tide tables\n\nHigh water at nine.\n\n${long.trim()}`);
    expect(fields).toContainEqual({
      name: 'url',
      value: 'https://example.org/tides',
      source: 'webarchive:WebResourceURL',
    });
    await expect(readBytes('a.webarchive', archive.subarray(0, 200))).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(readBytes('a.webarchive', binaryList({ other: 'x' }))).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

type Value = string | Buffer | readonly Value[] | { readonly [key: string]: Value };

/** A binary property list with two bytes per reference. */
function binaryList(value: Value): Buffer {
  const objects: Buffer[] = [];
  const head = (kind: number, length: number) =>
    length < 15
      ? Buffer.from([kind * 16 + length])
      : Buffer.from([kind * 16 + 15, 0x12, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]);
  const references = (ids: readonly number[]) => Buffer.from(ids.flatMap((id) => [id >> 8, id & 255]));
  const put = (one: Value): number => {
    const id = objects.push(Buffer.alloc(0)) - 1;
    if (typeof one === 'string') objects[id] = Buffer.concat([head(5, one.length), Buffer.from(one, 'latin1')]);
    else if (Buffer.isBuffer(one)) objects[id] = Buffer.concat([head(4, one.length), one]);
    else if (Array.isArray(one)) objects[id] = Buffer.concat([head(10, one.length), references(one.map(put))]);
    else {
      const entries = Object.entries(one);
      const ids = [...entries.map(([key]) => put(key)), ...entries.map(([, inner]) => put(inner))];
      objects[id] = Buffer.concat([head(13, entries.length), references(ids)]);
    }
    return id;
  };
  put(value);
  const body = Buffer.concat([Buffer.from('bplist00'), ...objects]);
  const table = Buffer.alloc(objects.length * 4);
  let at = 8;
  objects.forEach((object, index) => {
    table.writeUInt32BE(at, index * 4);
    at += object.length;
  });
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 2;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(body.length), 24);
  return Buffer.concat([body, table, trailer]);
}
