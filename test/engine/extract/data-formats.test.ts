import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes } from './read-document.ts';

const read = async (name: string, content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const document = await readBytes(name, bytes);
  for (const unit of document.units) checkUnit(unit);
  return document;
};

describe('tables as text', () => {
  it.each([
    ['commas', 'a.csv', 'name,age\nAnn,41\nBen,7\n'],
    ['semicolons with decimal commas', 'a.csv', 'name;age\nAnn;41\nBen;7\n'],
    ['tabs', 'a.tsv', 'name\tage\nAnn\t41\nBen\t7'],
    ['bars and line ends of Windows', 'a.csv', 'name|age\r\nAnn|41\r\nBen|7\r\n'],
    ['old line ends and a declared separator', 'a.csv', 'sep=;\rname;age\rAnn;41\rBen;7'.replace('\r', '\r\n')],
    ['everything quoted', 'a.csv', '"name","age"\n"Ann","41"\n"Ben","7"\n'],
  ])('finds the cells between %s', async (_, name, content) => {
    const { kind, units } = await read(name, content);
    expect(kind).toBe('csv');
    expect(units.map(({ label, place, text }) => [label, place, text])).toEqual([
      ['a', 'sheet', 'name\tage\nAnn\t41\nBen\t7'],
    ]);
    expect(units[0]?.blocks.map((block) => block.cells?.map((cell) => cell.address))).toEqual([
      ['A1', 'B1'],
      ['A2', 'B2'],
      ['A3', 'B3'],
    ]);
  });

  it('keeps separators, line ends and quotes inside quotes, and empty cells in their columns', async () => {
    const { units } = await read('a.csv', 'id,text,note\n1,"a, ""b""\nnext line",\n,,end\n\n2,x,y\n');
    expect(units[0]?.text).toBe('id\ttext\tnote\n1\ta, "b" next line\n\t\tend\n2\tx\ty');
    const cells = units[0]?.blocks.flatMap((block) => block.cells ?? []) ?? [];
    expect(cells.map((cell) => cell.address).slice(3)).toEqual(['A2', 'B2', 'C3', 'A5', 'B5', 'C5']);
    const ends = cells.map((cell) => units[0]?.text.slice(cell.start, cell.start + 3));
    expect(ends.slice(3)).toEqual(['1\ta', 'a, ', 'end', '2\tx', 'x\ty', 'y']);
  });

  // The bug: a table with only a header was "Ready, 85 %", as if there were something to count in it.
  it.each([
    ['name,amount,due date\n', ['no-rows']],
    ['name;Betrag 2024\n\n;\n', ['no-rows']],
    ['name,amount\nAnn,1\n', []],
    ['Ann,41\n', []],
    ['3 kg,4 kg\n', []],
    ['a note to myself\n', []],
    ['name,,amount\n', []],
  ])('says of %j whether it has a header and no rows', async (content, codes) => {
    const { units } = await read('a.csv', content);
    expect(units[0]?.doubts.map(({ code }) => code)).toEqual(codes);
  });

  it('takes a quotation mark that never closes for a letter', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},line ${index}`).join('\n');
    const { text, units } = await read('a.csv', `0,start\n1,x\n"2,5 inch,y\n${rows}`);
    expect(units.flatMap((unit) => unit.blocks)).toHaveLength(20_003);
    expect(text).toContain('"2\t5 inch\ty');
  });

  it('cuts a long table into units at the ends of rows and goes on where it stopped', async () => {
    const content = Array.from({ length: 30_000 }, (_, index) => `row ${index},${index * 7}`).join('\n');
    const { units } = await read('a.csv', content);
    expect(units.length).toBeGreaterThan(2);
    const whole = units.map((unit) => unit.text).join('\n');
    expect(whole).toBe(content.replaceAll(',', '\t'));
    const resumed = await readBytes('a.csv', new TextEncoder().encode(content), { fromUnit: 1 });
    expect(resumed.units[0]?.text).toBe(units[1]?.text);
    expect(units[1]?.blocks[0]?.cells?.[0]?.address).toMatch(/^A\d{4,5}$/);
    await expect(readBytes('a.csv', new TextEncoder().encode(content), { maxCharacters: 1000 })).rejects.toMatchObject({
      code: 'text-limit',
    });
  });
});

describe('JSON', () => {
  it('keeps what a person laid out, line by line', async () => {
    const content = '{\n  "name": "lighthouse",\n  "height": 31\n}\n';
    const { kind, text } = await read('a.json', content);
    expect([kind, text.trim()]).toEqual(['json', content.trim()]);
  });

  it('lays out what a program wrote, and resolves escapes', async () => {
    const value = {
      type: 'FeatureCollection',
      features: Array.from({ length: 9 }, (_, index) => ({
        properties: { name: `Tür ${index}`, tags: ['a', 'b'] },
        geometry: {
          coordinates: [
            [1.5, -2],
            [3, 4],
          ],
        },
      })),
    };
    const { text } = await read('a.geojson', JSON.stringify(value));
    expect(text).toContain('        "name": "Tür 3",\n        "tags": ["a", "b"]');
    expect(text).toContain('[1.5, -2]');
    expect(JSON.parse(text)).toEqual(value);
    expect((await read('b.json', '{"a": "\\u00fcber",\n"b": 1}')).text).toContain('"über"');
    expect((await read('c.jsonl', '{"a":"\\u65e5"}\n{"b":2}\n')).text).toBe('{"a":"日"}\n{"b":2}');
  });

  it('reads what is no JSON as text, however deep', async () => {
    expect((await read('a.json', '{"a": \\u0041 nothing')).text).toContain('nothing');
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect((await read('b.json', deep)).text.startsWith('[')).toBe(true);
  });
});

describe('XML', () => {
  it('reads text and attribute values in order, headings, rows and HTML inside', async () => {
    const { units, fields } = await read(
      'a.xml',
      `<?xml version="1.0" encoding="UTF-8"?><!-- no --><guide xmlns:x="http://a" lang="de"><title>The Coast</title>
       <section><title>Lights</title><p>A <b>red</b> lamp &amp; a <![CDATA[<green>]]> one.</p></section>
       <row><cell>Height</cell><cell>31 m</cell></row><image file="tower.png" width="3"/>
       <item>&lt;p&gt;Written &lt;b&gt;as&lt;/b&gt; HTML&lt;/p&gt;&lt;p&gt;twice&lt;/p&gt;</item></guide>`,
    );
    expect(fields).toContainEqual({ name: 'title', value: 'The Coast', source: 'xml:title' });
    expect(units.flatMap(outline)).toEqual([
      'paragraph: de',
      'heading 1: The Coast',
      'heading 2: Lights',
      'paragraph: A red lamp & a <green> one.',
      'table-row: Height\t31 m',
      'paragraph: tower.png 3',
      'paragraph: Written as HTML',
      'paragraph: twice',
    ]);
  });

  it('expands and fetches nothing', async () => {
    const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const { text } = await read('a.xml', `<?xml version="1.0"?>${bomb}<a><b>&lol9;</b><c>&file;</c><d>safe</d></a>`);
    expect(text).toBe('&lol9;\n\n&file;\n\nsafe');
  });

  it('reads damaged and endlessly deep XML as text', async () => {
    expect((await read('a.xml', '<a><b>kept</a>')).text).toContain('kept');
    expect((await read('a.xml', `${'<a>'.repeat(20_000)}deep`)).text).toContain('deep');
    expect((await read('a.xml', `<!DOCTYPE a [ <!ENTITY b "c`)).text).toBe('');
  });
});

describe('property lists', () => {
  it('reads XML ones', async () => {
    const { kind, text } = await read(
      'a.plist',
      '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://x"><plist><dict><key>Name</key><string>Tower</string><key>Ports</key><array><integer>80</integer><true/></array><key>Made</key><date>2020-01-02T03:04:05Z</date><key>Icon</key><data>AAEC</data></dict></plist>',
    );
    expect(kind).toBe('plist');
    expect(text).toBe('Name: Tower\nPorts:\n  - 80\n  - true\nMade: 2020-01-02T03:04:05.000Z\nIcon: <3 bytes>');
  });

  it('reads binary ones', async () => {
    // {Name: "Tower", Größe: [31, -1, 2.5]}
    const objects = [
      [0xd2, 1, 2, 3, 4],
      [0x54, ...Buffer.from('Name')],
      [0x65, 0, 0x47, 0, 0x72, 0, 0xf6, 0, 0xdf, 0, 0x65],
      [0x55, ...Buffer.from('Tower')],
      [0xa3, 5, 6, 7],
      [0x10, 31],
      [0x13, 255, 255, 255, 255, 255, 255, 255, 255],
      [0x23, 0x40, 4, 0, 0, 0, 0, 0, 0],
    ];
    expect((await read('a.plist', binaryPlist(objects))).text).toBe('Name: Tower\nGröße:\n  - 31\n  - -1\n  - 2.5');
  });

  it('refuses a list inside itself, a list of lists of lists and what leads outside', async () => {
    for (const objects of [
      [[0xa1, 0]],
      Array.from({ length: 40 }, (_, index) => [0xa2, index + 1, index + 1]),
      [[0xaf, 0x13, 1, 0, 0, 0, 0, 0, 0, 0]],
      [[0x5f, 0x12, 0, 0xff, 0, 0]],
    ]) {
      await expect(read('a.plist', binaryPlist(objects))).rejects.toMatchObject({ code: 'file-damaged' });
    }
  });
});

describe('notebooks', () => {
  it('reads cells in order with what they printed', async () => {
    const notebook = {
      metadata: { title: 'Tides', language_info: { name: 'python' }, authors: [{ name: 'Ann' }] },
      nbformat: 4,
      cells: [
        { cell_type: 'markdown', source: ['# Tides\n', '\n', 'They **come** and go.'] },
        {
          cell_type: 'code',
          source: 'print(height)\nshow()',
          outputs: [
            { output_type: 'stream', text: ['3.1\n', 'metres\n'] },
            {
              output_type: 'display_data',
              data: {
                'text/html': '<table><tr><th>h</th><th>t</th></tr><tr><td>1</td><td>2</td></tr></table>',
                'text/plain': 'h t',
              },
            },
            { output_type: 'display_data', data: { 'image/png': 'AAAA', 'text/plain': ['<Figure>'] } },
            { output_type: 'error', traceback: ['\u001b[0;31mError\u001b[0m: wet', 'line 2'] },
          ],
        },
        { cell_type: 'raw', source: 'as it is' },
      ],
    };
    const { kind, units, fields } = await read('a.ipynb', JSON.stringify(notebook));
    expect(kind).toBe('notebook');
    expect(units.flatMap(outline)).toEqual([
      'heading 1: Tides',
      'paragraph: They come and go.',
      'code: print(height)\nshow()',
      'code: 3.1\nmetres',
      'table-row: h\tt',
      'table-row: 1\t2',
      'code: <Figure>',
      'code: Error: wet\nline 2',
      'paragraph: as it is',
    ]);
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['title', 'Tides'],
      ['author', 'Ann'],
      ['programming-language', 'python'],
    ]);
  });

  it('reads the older form, and one cut off as text', async () => {
    const old = {
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 2, source: 'Old' },
            { cell_type: 'code', input: ['1+1'], outputs: [{ output_type: 'pyout', text: '2' }] },
          ],
        },
      ],
    };
    expect((await read('a.ipynb', JSON.stringify(old))).units.flatMap(outline)).toEqual([
      'heading 2: Old',
      'code: 1+1',
      'code: 2',
    ]);
    expect((await read('a.ipynb', JSON.stringify(old).slice(0, 60))).text).toContain('heading');
    expect((await read('a.ipynb', '{"cells": [null, 3, {"outputs": 4}]}')).units).toEqual([]);
  });
});

describe('subtitles', () => {
  it('joins cues to sentences with their time', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>The keeper</i> climbed\r\n\r\n2\r\n00:00:03,500 --> 00:00:05,000\r\nthe stairs.\r\n\r\n3\r\n01:02:40,000 --> 01:02:41,000\r\nLater.\r\n';
    expect((await read('a.srt', srt)).text).toBe('[0:00:01] The keeper climbed the stairs.\n\n[1:02:40] Later.');
    const vtt =
      'WEBVTT\n\nNOTE nothing\n\nSTYLE\n::cue {}\n\n01:05.000 --> 01:07.000 align:start\n<v Ann>Hello &amp; welcome\n';
    expect((await read('a.vtt', vtt)).text).toBe('[0:01:05] Ann: Hello & welcome');
    expect((await read('a.srt', 'no times at all')).text).toBe('no times at all');
  });
});

/** A binary property list of objects as bytes; references take one byte. */
function binaryPlist(objects: readonly (readonly number[])[]): Uint8Array {
  const body = [...Buffer.from('bplist00')];
  const offsets: number[] = [];
  for (const object of objects) {
    offsets.push(body.length);
    body.push(...object);
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(body.length), 24);
  return new Uint8Array([...body, ...offsets.flatMap((offset) => [offset >> 8, offset & 255]), ...trailer]);
}
