import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentProtocol } from '../../src/main/app/document-protocol.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { pageAddress, pictureAddress } from '../../src/preload/contract/picture-shapes.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const bytes = Buffer.from('%PDF-1.7 0123456789');
let folder: string;
/** What the picture that never comes was asked with. */
let slow: AbortSignal | null;
let answer: (request: Request) => Promise<Response>;
const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  answer(new Request(url, { headers, method }));

beforeEach(() => {
  const root = temporaryFolder();
  folder = path.join(root, 'folder');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.pdf'), bytes);
  writeFileSync(path.join(folder, 'empty.pdf'), '');
  writeFileSync(path.join(root, 'outside.pdf'), 'secret');
  symlinkSync(path.join(root, 'outside.pdf'), path.join(folder, 'link.pdf'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.pdf')]);
  answer = createDocumentProtocol({
    find: async (documentId, fileId) => {
      if (documentId === 'gone') throw new AppError('not-found', 'No such document.');
      if (documentId === 'down') throw new AppError('engine-unavailable', 'The engine is not running.');
      if (documentId === 'inside') return { path: null, kind: 'image', name: 'photo.PNG', size: bytes.length };
      return { path: path.join(folder, fileId ?? `${documentId}.pdf`), kind: 'pdf', name: 'a.pdf', folder };
    },
    shown: async (place, signal) => {
      if (place.kind === 'picture' && place.pictureId === 'slow') {
        slow = signal;
        return new Promise(() => undefined);
      }
      if (place.kind === 'picture' && place.pictureId === 'gone') throw new AppError('not-found', 'No such picture.');
      if (place.kind === 'picture' && place.pictureId === 'torn') throw new AppError('file-damaged', 'Damaged.');
      if (place.size === 'huge') throw new AppError('bad-request', 'No such size.');
      return new TextEncoder().encode(JSON.stringify(place));
    },
    // Three at a time, as an engine with a small buffer would.
    read: async (_documentId, _fileId, offset, length) =>
      new Uint8Array(bytes.subarray(offset, offset + Math.min(3, length))),
  });
});

describe('doc://file', () => {
  it('serves a document whole, to our origin', async () => {
    const response = await get('doc://file/a', { origin: 'app://docent' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('access-control-allow-origin')).toBe('app://docent');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('serves a range', async () => {
    const response = await get('doc://file/a', { range: 'bytes=9-12' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes 9-12/${bytes.length}`);
    expect(response.headers.get('content-length')).toBe('4');
    expect(await response.text()).toBe('0123');
  });

  it('serves what stands inside an archive, whole and by range', async () => {
    const whole = await get('doc://file/inside');
    expect(whole.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const part = await get('doc://file/inside', { range: 'bytes=9-13' });
    expect([part.status, await part.text()]).toEqual([206, '01234']);
  });

  it('refuses a range outside', async () => {
    expect((await get('doc://file/a', { range: 'bytes=500-' })).status).toBe(416);
  });

  it('serves an empty file and the size alone', async () => {
    expect(await (await get('doc://file/empty')).text()).toBe('');
    const head = await get('doc://file/a', {}, 'HEAD');
    expect([head.headers.get('content-length'), await head.text()]).toEqual([String(bytes.length), '']);
  });

  it('asks for the file that was meant', async () => {
    expect((await get('doc://file/gone-by?fileId=a.pdf')).status).toBe(200);
  });

  it.each([
    ['another origin', 'doc://file/a', { origin: 'https://example.com' }, 403],
    ['an unknown document', 'doc://file/gone', {}, 404],
    ['another host', 'doc://elsewhere/a', {}, 404],
    ['a path instead of an id', 'doc://file/a/b', {}, 404],
    ['an encoded path', 'doc://file/..%2foutside', {}, 404],
    ['a link that leaves the folder', 'doc://file/link', {}, 404],
    ['a pipe', 'doc://file/pipe', {}, 404],
    ['a folder', 'doc://file/a?fileId=.', {}, 404],
    ['a file outside', 'doc://file/a?fileId=..%2foutside.pdf', {}, 404],
    ['a missing file', 'doc://file/missing', {}, 404],
    ['an engine that is down', 'doc://file/down', {}, 503],
  ])('refuses %s', async (_what, url, headers: Record<string, string>, status) => {
    expect((await get(url, headers)).status).toBe(status);
  });

  it('shows pictures and pages as JPEG, to our origin', async () => {
    const picture = await get(pictureAddress({ id: 'p1', version: '' }, 'small'), { origin: 'app://docent' });
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(JSON.parse(await picture.text())).toEqual({ kind: 'picture', pictureId: 'p1', size: 'small' });
    const page = await get(pageAddress('d1', 3, 'medium', 'f1'));
    const asked = { kind: 'page', documentId: 'd1', fileId: 'f1', index: 3, size: 'medium' };
    expect(JSON.parse(await page.text())).toEqual(asked);
    expect((await get('doc://picture/p1', { origin: 'https://example.com' })).status).toBe(403);
  });

  it.each([
    ['a picture that is not there', 'doc://picture/gone?size=small', 404],
    ['a picture that is there and cannot be shown', 'doc://picture/torn?size=small', 422],
    ['a path instead of a picture', 'doc://picture/a/b?size=small', 404],
  ])('refuses %s, and says why to HEAD', async (_what, url, status) => {
    expect((await get(url, {}, 'HEAD')).status).toBe(status);
    // An <img> that asks hears of a status, or of a broken connection.
    const response = await get(url);
    if (response.ok) await expect(response.arrayBuffer()).rejects.toThrow();
  });

  it('lets go of a picture nobody waits for any more', async () => {
    const response = await get('doc://picture/slow?size=small');
    await response.body?.cancel();
    expect(slow?.aborted).toBe(true);
  });

  it('only reads', async () => {
    expect((await get('doc://file/a', {}, 'POST')).status).toBe(405);
  });
});
