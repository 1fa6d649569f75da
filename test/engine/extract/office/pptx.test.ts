import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PictureTools, RecognisedPage } from '../../../../src/main/engine/types.ts';
import { memberBytes, outline, readBytes } from '../read-document.ts';

const spaces =
  'xmlns:a="http://a" xmlns:r="http://r" xmlns:p="http://p" xmlns:c="http://c" xmlns:dgm="http://d" xmlns:mc="http://mc"';
const relations = (...list: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const shape = (role: string, paragraphs: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:nvPr>${role === '' ? '' : `<p:ph type="${role}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
const line = (text: string, properties = '') => `<a:p>${properties}<a:r><a:t>${text}</a:t></a:r></a:p>`;
const slide = (shapes: string) =>
  `<p:sld ${spaces}><p:cSld><p:spTree><p:nvGrpSpPr/>${shapes}</p:spTree></p:cSld></p:sld>`;

function presentation(extra: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['a', 'officeDocument', 'ppt/presentation.xml']),
    'docProps/core.xml': '<cp><dc:title xmlns:dc="d">Harbour plan</dc:title></cp>',
    'ppt/presentation.xml': `<p:presentation ${spaces}><p:sldIdLst><p:sldId id="257" r:id="r2"/><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      ['r1', 'slide', 'slides/slide1.xml'],
      ['r2', 'slide', '/ppt/slides/slide2.xml'],
      ['r3', 'commentAuthors', 'commentAuthors.xml'],
    ),
    'ppt/commentAuthors.xml': '<p:l xmlns:p="p"><p:cmAuthor id="0" name="Mina"/></p:l>',
    'ppt/slides/slide2.xml': slide(
      shape('body', line('First point') + line('Below it', '<a:pPr lvl="1"/>')) +
        shape('title', line('The new pier')) +
        `<p:grpSp><p:grpSp>${shape('', line('Deep in a group'))}</p:grpSp></p:grpSp>` +
        '<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>' +
        `${line('Berth')}</a:txBody></a:tc><a:tc><a:txBody>${line('Depth')}</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>` +
        '<p:graphicFrame><a:graphic><a:graphicData><c:chart r:id="c1"/></a:graphicData></a:graphic></p:graphicFrame>' +
        '<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm="d1"/></a:graphicData></a:graphic></p:graphicFrame>' +
        '<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 4" descr="A crane lifts a boat"/></p:nvPicPr></p:pic>' +
        '<p:pic><p:nvPicPr><p:cNvPr id="5" name="x" descr="IMG_2031.jpg"/></p:nvPicPr></p:pic>' +
        shape('sldNum', line('7')),
    ),
    'ppt/slides/_rels/slide2.xml.rels': relations(
      ['n1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ['c1', 'chart', '../charts/chart1.xml'],
      ['d1', 'diagramData', '../diagrams/data1.xml'],
      ['m1', 'comments', '../comments/comment1.xml'],
    ),
    'ppt/notesSlides/notesSlide1.xml': slide(shape('body', line('Speak slowly here')) + shape('sldNum', line('2'))),
    'ppt/charts/chart1.xml': `<c:chartSpace ${spaces}><c:chart><c:title><c:tx><c:rich>${line('Ships a year')}</c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Ferries</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strCache><c:pt idx="0"><c:v>2023</c:v></c:pt><c:pt idx="1"><c:v>2024</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt idx="0"><c:v>4.2999999999999998</c:v></c:pt><c:pt idx="1"><c:v>51</c:v></c:pt></c:numCache></c:val></c:ser></c:chart></c:chartSpace>`,
    'ppt/diagrams/data1.xml': `<dgm:dataModel ${spaces}><dgm:ptLst><dgm:pt><dgm:t>${line('Plan, build, open')}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
    'ppt/comments/comment1.xml':
      '<p:cmLst xmlns:p="p"><p:cm authorId="0"><p:text>Check the depth</p:text></p:cm></p:cmLst>',
    'ppt/slides/slide1.xml': `<p:sld show="0" ${spaces}><p:cSld><p:spTree>${shape('ctrTitle', line('A hidden slide'))}</p:spTree></p:cSld></p:sld>`,
    ...extra,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

describe('PPTX', () => {
  it('reads slides in the order they are shown, each with everything that stands on it', async () => {
    const { units, kind, fields } = await readBytes('plan.pptx', presentation());
    expect(kind).toBe('pptx');
    expect(fields).toContainEqual({ name: 'title', value: 'Harbour plan', source: 'pptx:core.title' });
    expect(units.map(({ place, number, label }) => [place, number, label])).toEqual([
      ['slide', 1, 'The new pier'],
      ['slide', 2, 'A hidden slide'],
    ]);
    const [first] = units;
    expect(outline(first)).toEqual([
      'heading 1: The new pier',
      'list-item 1: First point',
      'list-item 2: Below it',
      'paragraph: Deep in a group',
      'table-row: Berth\tDepth',
      'caption: Ships a year',
      'table-row: \tFerries',
      'table-row: 2023\t4.3',
      'table-row: 2024\t51',
      'list-item 1: Plan, build, open',
      'caption: A crane lifts a boat',
      'paragraph: Notes: Speak slowly here',
      'paragraph: Comment (Mina): Check the depth',
    ]);
  });

  it('goes on where an earlier reading ended', async () => {
    const { units } = await readBytes('plan.pptx', presentation(), { fromUnit: 1 });
    expect(units.map(({ index }) => index)).toEqual([1]);
  });

  it('is known under a wrong name, and a workbook is no presentation', async () => {
    expect((await readBytes('plan.docx', presentation())).units).toHaveLength(2);
    await expect(readBytes('plan.pptx', zipSync({ 'a.txt': strToU8('a') }))).rejects.toMatchObject({
      code: 'format-mismatch',
    });
  });

  it.each([
    ['entities', { 'ppt/slides/slide1.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><p:sld>&a;</p:sld>' }, 'file-damaged'],
    ['broken markup', { 'ppt/slides/slide1.xml': '<p:sld><p:cSld></p:sld>' }, 'file-damaged'],
    ['endless nesting', { 'ppt/slides/slide1.xml': '<p:grpSp>'.repeat(100_000) }, 'file-damaged'],
    ['a bomb', { 'ppt/slides/slide1.xml': `<p:sld>${' '.repeat(24_000_000)}</p:sld>` }, 'expansion-limit'],
  ])('refuses %s', async (_, parts, code) => {
    await expect(readBytes('plan.pptx', presentation(parts))).rejects.toMatchObject({ code });
  });

  it('reads the letters in pictures, and says where they are all there is', async () => {
    const picture =
      '<p:pic><p:nvPicPr><p:cNvPr id="4" name="x"/></p:nvPicPr><p:blipFill><a:blip r:embed="i1"/></p:blipFill></p:pic>';
    const bytes = presentation({
      'ppt/slides/slide1.xml': slide(picture),
      'ppt/slides/_rels/slide1.xml.rels': relations(['i1', 'image', '../media/image1.png']),
      'ppt/media/image1.png': 'pixels',
    });
    const word = (text: string, at: number) => ({
      text,
      box: [at, 10, at + 80, 30] as const,
      confidence: 0.9,
      block: 0,
      paragraph: 0,
      line: 0,
    });
    const page = (confidence: number): RecognisedPage => ({
      width: 400,
      height: 300,
      words: [word('Scanned', 10), word('plan', 100)],
      confidence,
      turned: 0,
      languages: ['eng'],
      missingScript: null,
    });
    const pictures = (confidence: number): PictureTools => ({
      inspect: async () => ({ format: 'png', frames: [{ width: 400, height: 300 }], pixelsPerInch: null }),
      recognise: async () => page(confidence),
      parallel: 1,
    });
    const abort = new AbortController().signal;
    const read = await readBytes('plan.pptx', bytes, { fromUnit: 1 }, abort, { pictures: pictures(0.9) });
    expect(read.units[0]).toMatchObject({
      text: 'Scanned plan',
      source: 'ocr',
      ocrConfidence: 0.9,
      chain: ['basic', 'ocr'],
    });
    const noise = await readBytes('plan.pptx', bytes, { fromUnit: 1 }, abort, { pictures: pictures(0.3) });
    expect(noise.units[0]).toMatchObject({ text: '', source: 'none', ocrConfidence: null });
  });

  it('announces embedded files and gives their bytes', async () => {
    const bytes = presentation({ 'ppt/embeddings/Prices.xlsx': 'not really a workbook' });
    const { members } = await readBytes('plan.pptx', bytes, { fromUnit: 2 });
    expect(members).toMatchObject([{ path: 'ppt/embeddings/Prices.xlsx', name: 'Prices.xlsx', problem: null }]);
    const opened = await memberBytes('plan.pptx', bytes, 'ppt/embeddings/Prices.xlsx');
    expect(new TextDecoder().decode(opened)).toBe('not really a workbook');
    await expect(memberBytes('plan.pptx', bytes, 'ppt/slides/slide1.xml')).rejects.toMatchObject({ code: 'not-found' });
  });
});
