import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { compoundBytes } from './office/compound-bytes.ts';
import { memberBytes, outline, readBytes, readFixture } from './read-document.ts';

describe('DOCX', () => {
  it('reads headings, lists, tables, notes, text boxes and page margins in order', async () => {
    const { units, kind, fields } = await readFixture('report.docx');
    expect(kind).toBe('docx');
    expect(units.flatMap(outline)).toEqual([
      'header: Coast authority',
      'heading 1: Lighthouse rules',
      'heading 1: Opening hours',
      'paragraph: The tower is open from nine to five, except on Sundays.[1]',
      'list-item 1: Bring a torch.',
      'list-item 1: Wear flat shoes.',
      'list-item 1: 1. Count the steps,',
      'list-item 2: 1.a) all of them,',
      'list-item 1: 2. twice.',
      'heading 2: Prices',
      'table-row: Ticket\tPrice',
      'table-row: Adult\t4.20',
      'table-row: Child\t2.10',
      'paragraph: A notice hangs at the door.',
      'paragraph: Mind the third step!',
      'paragraph: [1] Sundays in July are an exception.',
      'footer: Printed on paper',
    ]);
    expect(fields).toContainEqual({ name: 'title', value: 'Rules of the lighthouse', source: 'docx:core.title' });
    units.forEach(checkUnit);
  });

  it.each([
    ['expanding.docx', 'expansion-limit'],
    ['entities.docx', 'file-damaged'],
    ['truncated.docx', 'file-cut-off'],
  ])('refuses %s with %s', async (name, code) => {
    await expect(readFixture(name)).rejects.toMatchObject({ code });
  });

  it('counts what really comes out of an archive whose directory lies about sizes', async () => {
    const archive = zipSync(
      { 'word/document.xml': strToU8(`<w:document>${' '.repeat(24_000_000)}</w:document>`) },
      { level: 9 },
    );
    const view = new DataView(archive.buffer);
    for (let at = 0; at < archive.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    await expect(readBytes('lying.docx', archive)).rejects.toMatchObject({ code: 'expansion-limit' });
  });

  it('reads equations, comments, descriptions, charts and the text beside them', async () => {
    const w = 'xmlns:w="w" xmlns:m="m" xmlns:r="r" xmlns:wp="wp" xmlns:a="a" xmlns:c="c" xmlns:dgm="dgm" xmlns:v="v"';
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const letters = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
    const parts = {
      '_rels/.rels': `<Relationships>${relation('a', 'officeDocument', 'word/document.xml')}</Relationships>`,
      'word/_rels/document.xml.rels': `<Relationships>${relation('c1', 'chart', 'charts/chart1.xml')}${relation('d1', 'diagramData', 'diagrams/data1.xml')}</Relationships>`,
      'word/document.xml': `<w:document ${w}><w:body>
        <w:p>${run('Area ')}<m:oMath>${letters('A=π')}<m:sSup><m:e>${letters('r')}</m:e><m:sup>${letters('2')}</m:sup></m:sSup></m:oMath>${run('.')}</w:p>
        <w:p><m:oMathPara><m:oMath>${letters('x=')}<m:f><m:num>${letters('-b±')}<m:rad><m:deg/><m:e>${letters('4ac')}</m:e></m:rad></m:num><m:den>${letters('2a')}</m:den></m:f></m:oMath></m:oMathPara></w:p>
        <w:p>${run('A picture')}<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Boats at low tide"/></wp:inline></w:drawing></w:r></w:p>
        <w:p><w:r><w:drawing><wp:inline><wp:docPr id="2" name="x" descr="C:\\pics\\a.png"/><a:graphic><a:graphicData><c:chart r:id="c1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        <w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="d1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        <w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>
      </w:body></w:document>`,
      'word/comments.xml': `<w:comments ${w}><w:comment w:id="0" w:author="Mina"><w:p>${run('Is it?')}</w:p></w:comment></w:comments>`,
      'word/charts/chart1.xml': `<c:chartSpace ${w}><c:ser><c:tx><c:v>Boats</c:v></c:tx><c:cat><c:pt idx="0"><c:v>May</c:v></c:pt></c:cat><c:val><c:pt idx="0"><c:v>7</c:v></c:pt></c:val></c:ser></c:chartSpace>`,
      'word/diagrams/data1.xml': `<dgm:dataModel ${w}><dgm:pt><dgm:t><a:p><a:r><a:t>Then open</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>`,
      'docProps/app.xml': '<Properties><Company>Harbour</Company><Pages>3</Pages><Words>0</Words></Properties>',
      'docProps/custom.xml':
        '<Properties><property name="Berth"><vt:lpwstr>12</vt:lpwstr></property><property name="_own"><vt:i4>1</vt:i4></property></Properties>',
    };
    const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
    const { units, fields } = await readBytes('a.docx', zipSync(files));
    expect(units.flatMap(outline)).toEqual([
      'paragraph: Area A= \\pi r^{2}.',
      'paragraph: x=\\frac{-b \\pm \\sqrt{4ac}}{2a}',
      'paragraph: A picture',
      'caption: Boats at low tide',
      'table-row: \tBoats',
      'table-row: May\t7',
      'list-item 1: Then open',
      'paragraph: DRAFT',
      'paragraph: Comment (Mina): Is it?',
    ]);
    expect(fields).toEqual([
      { name: 'company', value: 'Harbour', source: 'docx:app.Company' },
      { name: 'page-count', value: '3', source: 'docx:app.Pages' },
      { name: 'Berth', value: '12', source: 'docx:custom.Berth' },
    ]);
  });

  it('lists files embedded as objects by their own name, and no objects without a file', async () => {
    const native = Buffer.concat([
      Buffer.alloc(6),
      Buffer.from('pier.txt\0C:\\x\0'),
      Buffer.alloc(4),
      Buffer.from([2, 0, 0, 0, 0x78, 0, 5, 0, 0, 0]),
      Buffer.from('plank'),
    ]);
    const object = (stream: string) => compoundBytes({ [stream]: new Uint8Array(native) });
    const bytes = zipSync({
      'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>Text</w:t></w:r></w:p></w:body></w:document>'),
      'word/embeddings/oleObject1.bin': object('\u0001Ole10Native'),
      'word/embeddings/oleObject2.bin': object('Equation Native'),
    });
    const { members } = await readBytes('a.docx', bytes);
    expect(members).toMatchObject([{ path: 'word/embeddings/oleObject1.bin', name: 'pier.txt', size: 5 }]);
    const opened = await memberBytes('a.docx', bytes, 'word/embeddings/oleObject1.bin');
    expect(new TextDecoder().decode(opened)).toBe('plank');
  });
});
