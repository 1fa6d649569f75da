import { describe, expect, it } from 'vitest';
import { mboxExtractor } from '../../../src/main/engine/extract/mbox/mbox-extractor.ts';
import type { ByteSource } from '../../../src/main/engine/types.ts';
import { checkUnit } from './check-unit.ts';
import { memberBytes, outline, readBytes, wideLimits } from './read-document.ts';

const lines = (...all: readonly string[]) => Buffer.from(all.join('\n'), 'latin1');

const box = lines(
  'From keeper@example.org Tue Feb  3 09:12:44 2026',
  'Subject: First',
  'From: keeper@example.org',
  '',
  'From here the light is seen for ten miles.',
  '>From the pier it is not.',
  '>>From nowhere else.',
  '',
  'From the shore: nothing.',
  'Note: still the first.',
  '',
  'From - Wed Feb  4 10:00:00 2026',
  'Subject: Second',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  '',
  'See the list.',
  '--b',
  'Content-Disposition: attachment; filename=list.txt',
  '',
  'rope',
  '--b--',
  'From third@example.org Thu Feb  5 10:00:00 2026 +0100',
  'Subject: Third',
  '',
  'No empty line before it.',
  '',
);

describe('mailbox', () => {
  it('gives each message as a unit and takes quoting away', async () => {
    const { kind, units, fields } = await readBytes('Inbox.mbox', box);
    expect(kind).toBe('mbox');
    expect(units.map(({ index, number, label, place }) => [index, number, label, place])).toEqual([
      [0, 1, 'message 1: First', 'message'],
      [1, 2, 'message 2: Second', 'message'],
      [2, 3, 'message 3: Third', 'message'],
    ]);
    expect(outline(units[0])).toEqual([
      'heading 1: First',
      'paragraph: From: keeper@example.org',
      'paragraph: From here the light is seen for ten miles.\nFrom the pier it is not.',
      'quote: >From nowhere else.',
      'paragraph: From the shore: nothing.\nNote: still the first.',
    ]);
    units.forEach(checkUnit);
    expect(fields).toContainEqual({ name: 'message-count', value: '3', source: 'mbox:messages' });
  });

  it('lists attachments under their message, in a resumed run too', async () => {
    const { members, units } = await readBytes('Inbox.mbox', box, { fromUnit: 2 });
    expect(units.map(({ number }) => number)).toEqual([3]);
    expect(members).toEqual([
      { path: 'message 2/list.txt', name: 'list.txt', size: null, modifiedMs: null, problem: null },
    ]);
    expect(Buffer.from(await memberBytes('Inbox.mbox', box, 'message 2/list.txt')).toString()).toBe('rope');
    await expect(memberBytes('Inbox.mbox', box, 'message 9/list.txt')).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('believes a declared length only where a message or the end follows', async () => {
    const body = 'Dear all,\n\nFrom a@b Tue Feb  3 09:12:44 2026\nSubject: quoted whole\n\nend\n';
    const declared = (length: number) =>
      lines(
        'From a@b Tue Feb  3 09:12:44 2026',
        `Content-Length: ${length}`,
        '',
        `${body}`,
        'From c@d Tue Feb  3 09:12:44 2026',
        'Subject: next',
        '',
        'x',
        '',
      );
    expect((await readBytes('a.mbox', declared(body.length))).units.map(({ label }) => label)).toEqual([
      'message 1',
      'message 2: next',
    ]);
    expect((await readBytes('a.mbox', declared(body.length + 9))).units).toHaveLength(3);
  });

  it('is told by its first line where the name says nothing', async () => {
    expect((await readBytes('Sent', box)).kind).toBe('mbox');
  });

  it('holds no more than a window and a message of a mailbox of any size', async () => {
    // 150 MB that are made as they are read.
    const message = lines(
      'From a@b Tue Feb  3 09:12:44 2026',
      'Subject: Big',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'text',
      '--b',
      'Content-Disposition: attachment; filename=big.bin',
      'Content-Transfer-Encoding: base64',
      '',
      Array.from({ length: 400_000 }, () => 'QUFB'.repeat(19)).join('\n'),
      '--b--',
      '',
    );
    const count = 5;
    let longest = 0;
    const source: ByteSource = {
      size: message.length * count,
      read: async (offset, length) => {
        longest = Math.max(longest, length);
        const bytes = new Uint8Array(Math.min(length, message.length * count - offset));
        for (let filled = 0; filled < bytes.length; ) {
          const at = (offset + filled) % message.length;
          const part = message.subarray(at, at + bytes.length - filled);
          bytes.set(part, filled);
          filled += part.length;
        }
        return bytes;
      },
    };
    const tools = { name: 'big.mbox', password: null, pictures: null };
    const { signal } = new AbortController();
    const paths: string[] = [];
    for await (const item of mboxExtractor.extract(source, wideLimits, signal, tools)) {
      if (item.type === 'member') paths.push(item.member.path);
    }
    expect(paths).toHaveLength(count);
    expect(longest).toBeLessThanOrEqual(4 * 1024 * 1024);
    const last = paths.at(-1) ?? '';
    expect(last).toBe(`message 5 (byte ${message.length * 4})/big.bin`);
    let bytes = 0;
    for await (const piece of mboxExtractor.openMember?.(source, last, wideLimits, signal, tools) ?? [])
      bytes += piece.length;
    expect(bytes).toBe(400_000 * 57);
  });
});
