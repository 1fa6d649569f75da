import { describe, expect, it } from 'vitest';
import { checkUnit } from '../check-unit.ts';
import { outline, readBytes } from '../read-document.ts';

const read = (text: string, name = 'a.rtf') => readBytes(name, new Uint8Array(Buffer.from(text, 'latin1')));

describe('RTF', () => {
  it('reads headings, lists, tables, notes, comments, page margins and information', async () => {
    const { kind, units, fields } = await read(String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s5 heading 2;}}
{\info{\title Tide tables}{\author Ole}{\creatim\yr2024\mo3\dy1\hr10\min5}{\nofpages3}{\*\company Harbour}}
{\*\generator Writer 7;}{\header Harbour office\par}{\footer Page\par}
{\*\unknown not shown}{\pict 0102}
\pard\s1 Tides\par\pard\s5 High water\par
\pard It is late{\super\chftn{\footnote\pard At spring.}} today.{\*\atnauthor Mina}\chatn{\*\annotation\pard Really?}\par
{\listtext\'b7\tab}\pard\ls1\ilvl1 Below\par{\pntext 2.\tab}Second\par
\pard{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a link}} and {\v hidden}{\deleted gone}shown\line next\par
\trowd\pard\intbl Day\cell Hour\cell\row\trowd\pard\intbl 4\par five\cell 6\cell\row
\pard The end\~of\_it: \'e9 \emdash  \{x\}\bin4 }}}} done}`);
    expect(kind).toBe('rtf');
    expect(units.flatMap(outline)).toEqual([
      'header: Harbour office',
      'heading 1: Tides',
      'heading 2: High water',
      'paragraph: It is late[1] today.',
      'list-item 2: Below',
      'list-item 2: 2. Second',
      'paragraph: a link and shown\nnext',
      'table-row: Day\tHour',
      'table-row: 4 five\t6',
      'paragraph: The end of-it: é — {x} done',
      'paragraph: [1] At spring.',
      'paragraph: Comment (Mina): Really?',
      'footer: Page',
    ]);
    expect(fields).toEqual(
      expect.arrayContaining([
        { name: 'title', value: 'Tide tables', source: 'rtf:info.title' },
        { name: 'author', value: 'Ole', source: 'rtf:info.author' },
        { name: 'created', value: '2024-03-01T10:05:00', source: 'rtf:info.creatim' },
        { name: 'page-count', value: '3', source: 'rtf:info.nofpages' },
        { name: 'company', value: 'Harbour', source: 'rtf:info.company' },
        { name: 'application', value: 'Writer 7', source: 'rtf:info.generator' },
      ]),
    );
    units.forEach(checkUnit);
  });

  it.each([
    ['Shift-JIS by its font', String.raw`{\rtf1\ansi{\fonttbl{\f0\fcharset128 X;}}\f0 \'93\'fa\'96\'7b}`, '日本'],
    ['GBK by the document', String.raw`{\rtf1\ansi\ansicpg936 \'d6\'d0\'b9\'fa}`, '中国'],
    [
      'Cyrillic beside Western',
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f0 caf\'e9 {\f1 \'cc\'e8\'f0} \'e9}`,
      'café Мир é',
    ],
    ['Czech', String.raw`{\rtf1\ansi\ansicpg1250 \'e8\'ec}`, 'čě'],
    ['DOS', String.raw`{\rtf1\pc \'84\'94}`, 'äö'],
    ['Unicode with stand-ins', String.raw`{\rtf1\uc1 \u26085?\u26412\'3f end}`, '日本 end'],
    ['Unicode with two stand-ins', String.raw`{\rtf1\ansicpg932{\uc2\u26085\'93\'fa}x}`, '日x'],
    ['Unicode without any', String.raw`{\rtf1\uc0\u8364 5}`, '€5'],
    ['a pair of surrogates, negative', String.raw`{\rtf1\uc1 \u-10179?\u-8704?}`, '😀'],
    ['the better of two alternatives', String.raw`{\rtf1{\upr{plain}{\*\ud{better \u26085?}}}}`, 'better 日'],
  ])('decodes %s', async (_, text, expected) => {
    expect((await read(text)).text).toBe(expected);
  });

  it('reads what is there of cut, unbalanced and deeply nested files', async () => {
    expect((await read(String.raw`{\rtf1 half {\b a sen`)).text).toBe('half a sen');
    expect((await read(String.raw`{\rtf1 one}}}} two`)).text).toBe('one two');
    expect((await read(`{\\rtf1 ${'{'.repeat(100_000)}deep${'}'.repeat(100_000)} after}`)).text).toBe('deep after');
    expect((await read(String.raw`{\rtf1 a\bin99999999 b`)).text).toBe('a');
  });

  it('is known by its mark under other names, and refuses what is none', async () => {
    expect((await read(String.raw`{\rtf1 letter}`, 'letter.doc')).kind).toBe('rtf');
    await expect(readBytes('a.rtf', new Uint8Array([0, 1, 2, 3, 0, 0, 255]))).rejects.toMatchObject({
      code: 'format-mismatch',
    });
  });
});
