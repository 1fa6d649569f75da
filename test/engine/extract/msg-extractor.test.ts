import { describe, expect, it } from 'vitest';
import { rtfBody } from '../../../src/main/engine/extract/msg/rtf-body.ts';
import { checkUnit } from './check-unit.ts';
import { outlookFile, windowsTime } from './outlook-file.ts';
import { memberBytes, outline, readBytes } from './read-document.ts';

const storedRtf = (text: string): Buffer => {
  const body = Buffer.from(text, 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(body.length + 12, 0);
  head.writeUInt32LE(body.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, body]);
};

const letter = outlookFile({
  streams: {
    '0037001F': 'Mooring fees',
    '0042001F': 'Ada Warden',
    '5D02001F': 'ada@example.org',
    '1035001F': '<9@example.org>',
    '1000001F': 'Fees rise in May.',
    '10130102': Buffer.from(
      '<p>Fees rise in May.</p><table><tr><th>Berth</th><th>Fee</th></tr><tr><td>A1</td><td>20 €</td></tr></table>',
    ),
  },
  fixed: [
    [0x00390040, windowsTime('2026-02-03T08:12:44Z')],
    [0x3fde0003, 65_001],
  ],
  recipients: [
    { streams: { '3001001F': 'Bo', '39FE001F': 'bo@example.org' }, fixed: [[0x0c150003, 1]] },
    { streams: { '3001001F': 'Carl', '3003001F': 'carl@example.org' }, fixed: [[0x0c150003, 2]] },
  ],
  attachments: [
    { streams: { '3707001F': '..\\..\\fees.csv', '37010102': Buffer.from('A1;20') } },
    {
      streams: { '3001001F': 'Older letter' },
      inside: {
        streams: { '0037001F': 'Older letter', '0C1F001F': 'bo@example.org', '1000001F': 'Höhere Gebühren?' },
        attachments: [{ streams: { '3707001F': 'würde.txt', '37010102': Buffer.from('deep') } }],
      },
    },
    { streams: { '3707001F': 'linked.doc' } },
  ],
});

describe('Outlook messages', () => {
  it('gives headers, recipients, body and metadata', async () => {
    const { kind, units, fields } = await readBytes('fees.msg', letter);
    expect(kind).toBe('msg');
    expect(units.flatMap(outline)).toEqual([
      'heading 1: Mooring fees',
      'paragraph: From: Ada Warden <ada@example.org>\nTo: Bo <bo@example.org>\nCc: Carl <carl@example.org>\nDate: 2026-02-03T08:12:44Z',
      'paragraph: Fees rise in May.',
      'table-row: Berth\tFee',
      'table-row: A1\t20 €',
    ]);
    expect(units[0]).toMatchObject({ place: 'message', label: 'headers and body' });
    units.forEach(checkUnit);
    expect(fields).toContainEqual({ name: 'sent', value: '2026-02-03T08:12:44Z', source: 'msg:ClientSubmitTime' });
    expect(fields).toContainEqual({ name: 'message-id', value: '<9@example.org>', source: 'msg:InternetMessageId' });
  });

  it('opens attachments, and messages inside as mails with theirs', async () => {
    const { members } = await readBytes('fees.msg', letter);
    expect(members.map(({ path, problem }) => [path, problem?.code ?? null])).toEqual([
      ['fees.csv', null],
      ['Older letter.eml', null],
      ['linked.doc', 'file-damaged'],
    ]);
    expect(Buffer.from(await memberBytes('fees.msg', letter, 'fees.csv')).toString()).toBe('A1;20');
    const inner = await memberBytes('fees.msg', letter, 'Older letter.eml');
    const read = await readBytes('Older letter.eml', inner);
    expect(read.text).toBe('Older letter\n\nFrom: bo@example.org\n\nHöhere Gebühren?');
    expect(Buffer.from(await memberBytes('Older letter.eml', inner, 'würde.txt')).toString()).toBe('deep');
    await expect(memberBytes('fees.msg', letter, 'linked.doc')).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('takes the body out of its RTF where there is no other', async () => {
    const html = storedRtf(
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\*\\htmltag64 <p>}The caf\\'e9 {\\*\\htmltag84 <b>}opens{\\*\\htmltag92 </b>}\\htmlrtf \\par\\htmlrtf0 {\\*\\htmltag72 </p>}}",
    );
    expect((await readBytes('a.msg', outlookFile({ streams: { '10090102': html } }))).text).toBe('The café opens');
    const plain = storedRtf(
      "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}\\uc1 \\u1052?\\'ee\\'f0\\'e5\\par second {\\b line}}",
    );
    expect((await readBytes('a.msg', outlookFile({ streams: { '10090102': plain } }))).text).toBe('Море\nsecond line');
  });

  it('unpacks compressed RTF as the specification shows it', async () => {
    // The example of [MS-OXRTFCP] 4.1.
    const packed = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320 68656c090020627705b06c647d0a800fa0'.replace(
        / /g,
        '',
      ),
      'hex',
    );
    const { text } = await readBytes('a.msg', outlookFile({ streams: { '10090102': packed } }));
    expect(text).toBe('hello world');
  });

  it('ends on cut, looped and senseless files', async () => {
    for (let size = 512; size < letter.length; size += 1_024) {
      await readBytes('cut.msg', letter.subarray(0, size)).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'file-damaged' }),
      );
    }
    for (let seed = 1; seed <= 150; seed += 1) {
      const broken = Buffer.from(letter);
      for (let hit = 0; hit < 6; hit += 1)
        broken[(seed * 7_919 + hit * 104_729) % broken.length] = (seed * 31 + hit * 17) % 256;
      await readBytes('broken.msg', broken).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'file-damaged' }),
      );
    }
    expect(rtfBody(Buffer.from('{'.repeat(200_000))).text).toBe('');
  });
});
