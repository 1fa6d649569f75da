/** Figures with their captions in every format that holds pictures, and citations that lead to them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { beforeAll, expect, test } from 'vitest';
import { captionOf, labelOf } from '../../../src/main/engine/pictures/caption-of.ts';
import { patches } from '../../helpers/illustrated-documents.ts';
import { lookingPictures } from '../../helpers/looking-pictures.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { usePdfium } from '../../helpers/use-pdfium.ts';

beforeAll(usePdfium);

test.each([
  ['Figure 3: Depth of the channel', 'Figure 3'],
  ['Fig. 3 – Depth', 'Fig. 3'],
  ['Figs. 12. Depth', 'Figs. 12'],
  ['Abb. 3: Tiefe der Rinne', 'Abb. 3'],
  ['Abbildung 4.2 Tiefe', 'Abbildung 4.2'],
  ['Table 2. Tides', 'Table 2'],
  ['Tabelle 7: Gezeiten', 'Tabelle 7'],
  ['Tableau 1 – Marées', 'Tableau 1'],
  ['図3 港の水深', '図3'],
  ['図3：港の水深', '図3'],
  ['表 2　潮', '表 2'],
  ['Figure skating began in 1860', null],
  ['Tables 4 and chairs 8 were sold', null],
  ['In Figure 3 the channel is shown', null],
])('%s is labelled %s', (line, label) => expect(labelOf(line)).toBe(label));

test('the paragraph behind a picture is its caption rather than the one before it', () => {
  expect(captionOf({ caption: '', before: 'Fig. 1: The quay', after: 'Fig. 2: The pier\nMore' })).toEqual({
    caption: 'Fig. 2: The pier',
    label: 'Fig. 2',
  });
});

const relation = (id: string, type: string, target: string) =>
  `<Relationships><Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/></Relationships>`;
const zip = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : Uint8Array.from(part),
      ]),
    ),
  );
type Figure = readonly [picture: Uint8Array, caption: string];

function docxOf(figures: readonly Figure[]): Uint8Array {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const drawing = (at: number) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="${at}" name="Picture ${at}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r${at}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const body = figures.map(
    ([, caption], at) => drawing(at) + paragraph(caption) + paragraph(`What ${at} shows is told elsewhere.`),
  );
  const links = figures.map(
    (_, at) => `<Relationship Id="r${at}" Type="http://x/image" Target="media/image${at}.jpeg"/>`,
  );
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relation('a', 'officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp" xmlns:pic="pic"><w:body>${paragraph('A survey.')}${body.join('')}</w:body></w:document>`,
    ...Object.fromEntries(figures.map(([picture], at) => [`word/media/image${at}.jpeg`, picture])),
  });
}

function pptxOf([picture, caption]: Figure): Uint8Array {
  const text = (line: string) => `<p:sp><p:txBody><a:p><a:r><a:t>${line}</a:t></a:r></a:p></p:txBody></p:sp>`;
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relation('a', 'officeDocument', 'ppt/presentation.xml'),
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relation('r1', 'slide', 'slides/slide1.xml'),
    'ppt/slides/slide1.xml': `<p:sld xmlns:a="a" xmlns:p="p" xmlns:r="r"><p:cSld><p:spTree>${text('The pier')}<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 4"/></p:nvPicPr><p:blipFill><a:blip r:embed="m1"/></p:blipFill></p:pic>${text(caption)}</p:spTree></p:cSld></p:sld>`,
    'ppt/slides/_rels/slide1.xml.rels': relation('m1', 'image', '../media/image1.jpg'),
    'ppt/media/image1.jpg': picture,
  });
}

const epubOf = ([picture, caption]: Figure): Uint8Array =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="book/package.opf"/></rootfiles></container>',
    'book/package.opf':
      '<package><metadata><title>The Keeper</title></metadata><manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="one"/></spine></package>',
    'book/one.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The keeper lit the lamp.</p><img src="lamp.jpg" alt="lamp.jpg"/><p>${caption}</p></body></html>`,
    'book/lamp.jpg': picture,
  });

const htmlOf = ([picture, caption]: Figure): string =>
  `<html><body><p>Ropes are made here.</p><figure><img alt="" src="data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}"><figcaption>${caption}</figcaption></figure></body></html>`;

async function pdfOf(figures: readonly Figure[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 60 });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
  });
  document.text('The first page shows nothing.');
  for (const [picture, caption] of figures) {
    document.addPage();
    document.text('Ferries cross the channel four times a day.', 60, 60);
    document.image(Buffer.from(picture), 60, 120, { width: 240 });
    document.text(caption, 60, 312);
    document.text('Nobody was hurt when the old ferry sank.', 60, 500);
  }
  document.end();
  return done;
}

test('a citation leads to its figure in PDF, DOCX, PPTX, HTML and EPUB, as the document names it', async () => {
  const folder = temporaryFolder();
  const [one, two, three, four, five, six, seven] = (await Promise.all(
    [31, 32, 33, 34, 35, 36, 37].map((seed) => patches(seed)),
  )) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const captions = {
    pdf: 'Figure 3. Ferries in the channel',
    later: 'Figure 31. Ferries in the harbour',
    docx: 'Abb. 3: Tiefe der Fahrrinne',
    table: 'Table 2: Tides of the year as a picture',
    pptx: 'Fig. 3: Cranes of the pier',
    html: '図3：港の水深と航路の位置',
    epub: 'Figure 7 – The lamp at night',
  };
  writeFileSync(
    path.join(folder, 'a.pdf'),
    await pdfOf([
      [one, captions.pdf],
      [two, captions.later],
    ]),
  );
  writeFileSync(
    path.join(folder, 'b.docx'),
    docxOf([
      [three, captions.docx],
      [four, captions.table],
    ]),
  );
  writeFileSync(path.join(folder, 'c.pptx'), pptxOf([five, captions.pptx]));
  writeFileSync(path.join(folder, 'd.html'), htmlOf([six, captions.html]));
  writeFileSync(path.join(folder, 'e.epub'), epubOf([seven, captions.epub]));
  const { request, add } = await testEngine(temporaryFolder(), {
    workers: readingWorkers(),
    more: { pictures: lookingPictures() },
  });
  await add(folder);
  const { files } = await request('file.list', {});
  const cited = async (name: string, quote: string, page: number | null = null) => {
    const documentId = files.find((file) => file.name === name)?.documentId ?? '';
    const figure = await request('picture.cited', { documentId, quote, page });
    return figure && [figure.label, figure.page];
  };
  expect(await cited('a.pdf', captions.pdf, 2)).toEqual(['Figure 3', 2]);
  expect(await cited('a.pdf', captions.later, 3)).toEqual(['Figure 31', 3]);
  expect(await cited('a.pdf', 'As Figure 3 shows, they are small.', 1)).toEqual(['Figure 3', 2]);
  expect(await cited('a.pdf', 'See figure 31.', 1)).toEqual(['Figure 31', 3]);
  expect(await cited('a.pdf', 'Figure 3.1 is in another book, and prefigure 3 no word.', 1)).toBeNull();
  expect(await cited('a.pdf', 'Nobody was hurt when the old ferry sank.', 2)).toBeNull();
  expect(await cited('b.docx', captions.docx)).toEqual(['Abb. 3', null]);
  expect(await cited('b.docx', 'Die Werte stehen in Abb. 3 und sonst nirgends.')).toEqual(['Abb. 3', null]);
  expect(await cited('b.docx', captions.table)).toEqual(['Table 2', null]);
  expect(await cited('c.pptx', captions.pptx, 1)).toEqual(['Fig. 3', 1]);
  expect(await cited('d.html', captions.html)).toEqual(['図3', null]);
  expect(await cited('e.epub', captions.epub)).toEqual(['Figure 7', null]);
  expect(await cited('e.epub', 'The keeper lit the lamp.')).toBeNull();
});
