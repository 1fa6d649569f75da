import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { memberBytes, outline, readBytes } from './read-document.ts';

const mail = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

const full = mail(
  'Return-Path: <keeper@example.org>',
  'Received: from a by b; Tue, 3 Feb 2026 09:12:45 +0100',
  'From: =?utf-8?q?J=C3=BCrgen_Fuchs?= <keeper@example.org>',
  'To: "Warden, Ada" <ada@example.org>,',
  '\tbo@example.org',
  'Cc: Harbour: carl@example.org, dora@example.org;',
  'Subject: =?iso-8859-1?Q?Die_L=E4mpchen?= =?iso-8859-1?Q?_am_Kai?=',
  'Date: Tue, 3 Feb 2026 09:12:44 +0100 (CET)',
  'Message-ID: <1@example.org>',
  'In-Reply-To: <0@example.org>',
  'Organization: Harbour Office',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  'This is a multi-part message in MIME format.',
  '--outer',
  'Content-Type: multipart/alternative; boundary="inner"',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'The lamps on the quay are =C3=BCberholt now.=20',
  '',
  '> Are they?',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>The lamps on the quay are &uuml;berholt now.</p><blockquote>Are they?</blockquote>',
  '--inner--',
  '--outer',
  'Content-Type: text/csv; name*0*=utf-8\'\'L%C3%A4mpchen; name*1=".csv"',
  'Content-Disposition: attachment; filename="=?utf-8?B?TMOkbXBjaGVuLmNzdg==?="',
  'Content-Transfer-Encoding: base64',
  '',
  base64('lamp;state\n1;lit\n'),
  '--outer',
  'Content-Type: message/rfc822',
  '',
  'Subject: An older letter',
  'From: bo@example.org',
  '',
  'Inside.',
  '--outer--',
);

describe('e-mail', () => {
  it('begins with a readable block of headers and gives each body once', async () => {
    const { kind, units, fields } = await readBytes('letter.eml', full);
    expect(kind).toBe('email');
    expect(units.flatMap(outline)).toEqual([
      'heading 1: Die Lämpchen am Kai',
      'paragraph: From: Jürgen Fuchs <keeper@example.org>\nTo: Warden, Ada <ada@example.org>, bo@example.org\nCc: Harbour: carl@example.org, dora@example.org\nDate: Tue, 3 Feb 2026 09:12:44 +0100 (CET)',
      'paragraph: The lamps on the quay are überholt now.',
      'quote: > Are they?',
    ]);
    expect(units[0]).toMatchObject({ place: 'message', label: 'headers and body', number: null });
    units.forEach(checkUnit);
    const value = (name: string) => fields.find((field) => field.name === name);
    expect(value('title')).toEqual({ name: 'title', value: 'Die Lämpchen am Kai', source: 'eml:Subject' });
    expect(value('sent')?.value).toBe('2026-02-03T08:12:44Z');
    expect(value('received')?.value).toBe('2026-02-03T08:12:45Z');
    expect(value('in-reply-to')?.value).toBe('<0@example.org>');
    expect(value('company')).toEqual({ name: 'company', value: 'Harbour Office', source: 'eml:Organization' });
    expect(value('attachments')?.value).toBe('Lämpchen.csv, An older letter.eml');
  });

  it('lists and opens attachments and messages inside', async () => {
    const { members } = await readBytes('letter.eml', full);
    expect(members.map(({ path }) => path)).toEqual(['Lämpchen.csv', 'An older letter.eml']);
    expect(Buffer.from(await memberBytes('letter.eml', full, 'Lämpchen.csv')).toString()).toBe('lamp;state\n1;lit\n');
    const inner = await memberBytes('letter.eml', full, 'An older letter.eml');
    expect((await readBytes('An older letter.eml', inner)).text).toBe(
      'An older letter\n\nFrom: bo@example.org\n\nInside.',
    );
    await expect(memberBytes('letter.eml', full, 'other.txt')).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('keeps what only one of two forms has: the table of the HTML, the sentence of the plain text', async () => {
    const letter = mail(
      'Subject: Prices',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'Prices of this week.',
      '',
      'Mind that the ferry does not sail on Sunday.',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>Prices of this week.</p><table><tr><th>Fish</th><th>Price</th></tr><tr><td>Cod</td><td>9</td></tr></table>',
      '--b--',
    );
    const { units } = await readBytes('a.eml', letter);
    expect(units.flatMap(outline)).toEqual([
      'heading 1: Prices',
      'paragraph: Prices of this week.',
      'table-row: Fish\tPrice',
      'table-row: Cod\t9',
      'paragraph: Mind that the ferry does not sail on Sunday.',
    ]);
  });

  it.each([
    [
      'a raw legacy header',
      ['Subject: Gr\xfc\xdfe', 'Content-Type: text/plain; charset=iso-8859-1', '', '\xe4'],
      'Grüße\n\nä',
    ],
    ['UTF-8 declared as ASCII', ['Content-Type: text/plain; charset=us-ascii', '', '\xc3\xa4\xc3\xb6'], 'äö'],
    [
      'an unknown charset',
      ['Content-Type: text/plain; charset=x-none', '', 'caf\xe9 au lait, garçon'.replace('ç', '\xe7')],
      'café au lait, garçon',
    ],
    [
      'wide letters',
      ['Content-Type: text/plain; charset=utf-16be', 'Content-Transfer-Encoding: base64', '', 'AEwAYQBtAHA='],
      'Lamp',
    ],
    ['UTF-7', ['Content-Type: text/plain; charset=utf-7', '', 'Hi +AOQ- 1 +- 1'], 'Hi ä 1 + 1'],
    ['flowed lines', ['Content-Type: text/plain; format=flowed', '', 'one ', 'two', '> a ', '> b'], 'one two\n\n> a b'],
    [
      'enriched text',
      ['Content-Type: text/enriched', '', '<bold>Now</bold> is', 'the <<time>', '', 'for'],
      'Now is the <time>\n\nfor',
    ],
    [
      'base64 cut short',
      ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', 'TGFtcHMgYXJlIGxp'],
      'Lamps are li',
    ],
    ['no headers at all', ['', 'just text'], 'just text'],
    ['no empty line', ['Subject: s', 'not a field, so text'], 's\n\nnot a field, so text'],
    [
      'zero-width and bidi signs',
      ['Content-Type: text/plain; charset=utf-8', '', 'a\xe2\x80\x8bb\xe2\x80\xaec'],
      'abc',
    ],
  ])('reads %s', async (_, lines, expected) => {
    const { text, units } = await readBytes('a.eml', mail(...lines));
    expect(text).toBe(expected);
    units.forEach(checkUnit);
  });

  it('leaves out forms for other devices', async () => {
    const letter = mail(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      ...['--b', '', 'Come at nine.'],
      ...['--b', 'Content-Type: text/x-amp-html', '', '<html amp4email><p>Press here to come at nine.'],
      ...['--b', 'Content-Type: text/html', '', '<p>Come at nine.</p>'],
      '--b--',
    );
    const { text, members } = await readBytes('a.eml', letter);
    expect(text).toBe('Come at nine.');
    expect(members).toEqual([]);
  });

  it.each([
    [
      'S/MIME',
      [
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
        '',
        'MIAG',
      ],
      ['smime.p7m'],
    ],
    [
      'PGP',
      [
        'Content-Type: multipart/encrypted; boundary=b',
        '',
        '--b',
        'Content-Type: application/pgp-encrypted',
        '',
        'Version: 1',
        '--b',
        'Content-Type: application/octet-stream; name=encrypted.asc.pgp',
        '',
        'x',
        '--b--',
      ],
      ['encrypted.asc.pgp'],
    ],
  ])('says that %s hides the body', async (_, lines, names) => {
    const { units, members } = await readBytes('a.eml', mail('Subject: Secret', 'From: a@example.org', ...lines));
    expect(units[0]?.doubts).toEqual([{ code: 'member-encrypted', values: {} }]);
    expect(members.map(({ name, problem }) => [name, problem?.code])).toEqual(
      names.map((name) => [name, 'member-encrypted']),
    );
  });

  it('opens a message that is signed as a whole', async () => {
    const inner = mail('Content-Type: text/plain', '', 'Signed words.');
    const wrap = (tag: number, ...parts: readonly Buffer[]) => {
      const body = Buffer.concat(parts);
      return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 255]), body]);
    };
    const type = (last: number) => Buffer.from([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last]);
    for (const octets of [wrap(4, inner), wrap(0x24, wrap(4, inner.subarray(0, 9)), wrap(4, inner.subarray(9)))]) {
      const content = wrap(0x30, type(1), wrap(0xa0, octets));
      const signed = wrap(0x30, type(2), wrap(0xa0, wrap(0x30, Buffer.from([2, 1, 1]), wrap(0x31), content)));
      const letter = mail(
        'Subject: Signed',
        'Content-Type: application/pkcs7-mime; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
        '',
        base64(signed),
      );
      const { members, units } = await readBytes('a.eml', letter);
      expect(members.map(({ path, problem }) => [path, problem])).toEqual([['signed-message.eml', null]]);
      expect(units[0]?.doubts).toEqual([]);
      const bytes = await memberBytes('a.eml', letter, 'signed-message.eml');
      expect((await readBytes('signed-message.eml', bytes)).text).toBe('Signed words.');
    }
  });

  it('names attachments so that none leaves its folder, and none twice', async () => {
    const part = (name: string) => ['--b', `Content-Disposition: attachment; filename="${name}"`, '', 'x'];
    const letter = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...[
        '../../etc/passwd',
        'C:\\\\x\\\\plan.doc',
        'a.txt',
        'A.txt',
        '..',
        '/',
        'nul\0l.txt',
        `${'n'.repeat(400)}.pdf`,
      ].flatMap(part),
      '--b--',
    );
    const paths = (await readBytes('a.eml', letter)).members.map(({ path }) => path);
    expect(paths.slice(0, 4)).toEqual(['passwd.txt', 'plan.doc', 'a.txt', 'A (2).txt']);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of paths) {
      expect(path).not.toMatch(/[/\\\0]|^\.*$/);
      expect(path.length).toBeLessThan(200);
    }
  });

  it('believes neither a mark of an outer part inside an inner one nor a missing end', async () => {
    const letter = mail(
      'Content-Type: multipart/mixed; boundary="a"',
      '',
      '--a',
      'Content-Type: multipart/mixed; boundary="a--"',
      '',
      '--a--',
      '',
      'first',
      '--a',
      '',
      'second',
      '--no such mark',
      'third',
    );
    expect((await readBytes('a.eml', letter)).text).toBe('first\n\nsecond\n--no such mark\nthird');
  });

  it('ends in bounded time on nesting, headers and parts without end', async () => {
    const nested = Array.from(
      { length: 100_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
    );
    expect((await readBytes('nested.eml', Buffer.from(`${nested.join('')}\r\ndeep`))).units.length).toBeGreaterThan(0);
    const headers = await readBytes(
      'headers.eml',
      Buffer.from(`Subject: s\r\n${'X: y\r\n z\r\n'.repeat(500_000)}\r\nbody`),
    );
    expect(headers.text).toBe('s\n\nbody');
    const folded = await readBytes('folded.eml', Buffer.from(`Subject: s${'\r\n t'.repeat(500_000)}\r\n\r\nbody`));
    expect(folded.text).toContain('body');
    const people = await readBytes('people.eml', Buffer.from(`To: ${'"a" <a@b>, '.repeat(50_000)}\r\n\r\nbody`));
    expect(people.text).toContain('body');
    for (const header of [
      `Date: ${'('.repeat(500_000)}`,
      `Content-Type: ${'('.repeat(200_000)}`,
      `Subject: ${'=?utf-8?q?'.repeat(50_000)}`,
    ]) {
      expect((await readBytes('comments.eml', Buffer.from(`${header}\r\n\r\nbody`))).units.length).toBeLessThan(5);
    }
    const parts = await readBytes(
      'parts.eml',
      Buffer.from(
        `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Disposition: attachment\r\n\r\n\r\n'.repeat(100_000)}`,
      ),
    );
    expect(parts.members.length).toBeLessThanOrEqual(2_000);
  });

  it('reads what Apple Mail keeps: a count before and a property list after the message', async () => {
    const own = mail('Subject: Apple', 'From: a@example.org', '', 'Pears.');
    const list =
      '<?xml version="1.0"?><plist version="1.0"><dict><key>date-received</key><integer>1770106364</integer></dict></plist>';
    const { kind, text, fields } = await readBytes(
      '12.partial.emlx',
      Buffer.concat([Buffer.from(`${own.length}      \n`), own, Buffer.from(list)]),
    );
    expect(kind).toBe('email');
    expect(text).toBe('Apple\n\nFrom: a@example.org\n\nPears.');
    expect(fields).toContainEqual({ name: 'received', value: '2026-02-03T08:12:44Z', source: 'emlx:date-received' });
    const left = mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Pears.--b--');
    expect((await readBytes('13.emlx', left)).text).toBe('Pears.');
    const partial = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Disposition: attachment; filename=pears.pdf',
      'X-Apple-Content-Length: 99',
      '',
      '--b--',
    );
    expect((await readBytes('14.partial.emlx', partial)).members[0]?.problem?.code).toBe('file-missing');
  });
});
