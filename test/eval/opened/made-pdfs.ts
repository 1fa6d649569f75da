import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { line, type PdfPage, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { wrapWords } from '../../helpers/wrap-words.ts';
import { madeText } from './made-sentences.ts';

const paragraph = (from: number, count: number, characters: number) =>
  wrapWords(madeText(from, count).join(' '), characters);
const upright = (lines: readonly string[], x: number, top: number, size = 11) =>
  lines.map((text, at) => line(x, top - at * size * 1.35, size, text)).join('');

/** A page turned by /Rotate whose text stands upright once it is. */
function turnedPage(degrees: 90 | 180 | 270, from: number): PdfPage {
  const lines = paragraph(from, 6, 70);
  const place = {
    90: { matrix: '0 1 -1 0', at: (row: number) => [90 + row * 15, 70] as const },
    180: { matrix: '-1 0 0 -1', at: (row: number) => [520, 110 + row * 15] as const },
    270: { matrix: '0 -1 1 0', at: (row: number) => [505 - row * 15, 770] as const },
  }[degrees];
  const content = lines
    .map((text, row) => {
      const [x, y] = place.at(row);
      return line(x, y, 11, text, 'F1', place.matrix);
    })
    .join('');
  return { content, entries: `/Rotate ${degrees}` };
}

/** A page that lies on its side in the file and for the reader. */
const sideways = (from: number): PdfPage => ({
  content: paragraph(from, 6, 70)
    .map((text, row) => line(90 + row * 15, 70, 11, text, 'F1', '0 1 -1 0'))
    .join(''),
});

function columns(from: number): PdfPage {
  const [left, right] = [paragraph(from, 8, 40), paragraph(from + 8, 8, 40)];
  let content = line(72, 790, 18, 'In two columns', 'F2');
  for (let row = 0; row < Math.max(left.length, right.length); row += 1) {
    if (left[row]) content += line(72, 750 - row * 14, 10, left[row] ?? '');
    if (right[row]) content += line(320, 750 - row * 14, 10, right[row] ?? '');
  }
  return { content };
}

/** Two pages of which the last sentence of the first ends on the second. */
function acrossPages(from: number): PdfPage[] {
  const lines = paragraph(from, 12, 70);
  const half = Math.floor(lines.length / 2);
  return [{ content: upright(lines.slice(0, half), 72, 400) }, { content: upright(lines.slice(half), 72, 780) }];
}

/** A sentence that starts at the foot of one column and ends at the head of the next. */
function acrossColumns(from: number): PdfPage {
  const lines = paragraph(from, 14, 40);
  const half = Math.floor(lines.length / 2);
  return { content: upright(lines.slice(0, half), 72, 760, 10) + upright(lines.slice(half), 320, 760, 10) };
}

function hyphenated(from: number): PdfPage {
  const split = paragraph(from, 6, 60);
  for (let at = 0; at + 1 < split.length; at += 2) {
    const words = (split[at + 1] ?? '').split(' ');
    const [first = ''] = words;
    if (first.length < 7 || !/^[a-z]+$/.test(first)) continue;
    split[at] = `${split[at]} ${first.slice(0, 4)}-`;
    split[at + 1] = [first.slice(4), ...words.slice(1)].join(' ');
  }
  return { content: upright(split, 72, 700) };
}

/** Ligature glyphs of the font for fi and fl. */
function ligatures(from: number): PdfPage {
  const texts = paragraph(from, 4, 60).map((text) => text.replace('observatory', 'official firefly floor'));
  const content = upright(texts, 72, 700).replaceAll('fi', '\\001').replaceAll('fl', '\\002');
  return { content };
}

const cropped = (from: number): PdfPage => ({
  content: upright(paragraph(from, 6, 60), 100, 600) + line(-40, 780, 8, 'PRINT MARK outside the trimmed sheet'),
  entries: '/MediaBox [-50 -30 645 812] /CropBox [40 60 520 700]',
});
const offset = (from: number): PdfPage => ({
  content: upright(paragraph(from, 6, 60), 1100, 2600),
  entries: '/MediaBox [1000 2000 1595 2842]',
});
const croppedTurned = (from: number): PdfPage => {
  const { content } = turnedPage(90, from);
  return { content, entries: '/Rotate 90 /CropBox [60 40 400 800]' };
};
const userUnits = (from: number): PdfPage => ({
  content: upright(paragraph(from, 6, 60), 36, 350, 6),
  entries: '/MediaBox [0 0 298 421] /UserUnit 2',
});
const manySizes = (from: number): PdfPage => ({
  content: upright(paragraph(from, 4, 90), 60, 760, 7) + upright(paragraph(from + 4, 3, 38), 60, 600, 20),
});
const twice = (from: number): PdfPage => {
  const lines = paragraph(from, 10, 60);
  return { content: upright(lines, 72, 700) + upright(lines, 72.4, 700) };
};
const spaced = (from: number): PdfPage => ({
  content: `1.2 Tc ${upright(paragraph(from, 4, 50), 60, 700)}`,
});
const slanted = (from: number): PdfPage => ({
  content: paragraph(from, 4, 60)
    .map((text, row) => line(72, 600 - row * 18, 11, text, 'F1', '0.998 0.061 -0.061 0.998'))
    .join(''),
});
const noted = (from: number): PdfPage => {
  const [note = '', field = ''] = madeText(from + 40, 2);
  return {
    content: upright(paragraph(from, 5, 60), 72, 700),
    entries: `/Annots [<< /Type /Annot /Subtype /Text /Rect [500 650 520 670] /Contents (${note}) >> << /Type /Annot /Subtype /FreeText /Rect [72 300 540 330] /DA (/Helv 10 Tf 0 g) /Contents (${field}) >>]`,
  };
};

/** Writes PDFs whose layouts are awkward, each under the name of its oddity; returns how many. */
export function writeMadePdfs(folder: string): number {
  const pdfs: Readonly<Record<string, readonly PdfPage[]>> = {
    'turned-90': [turnedPage(90, 0), turnedPage(90, 6)],
    'turned-180': [turnedPage(180, 20)],
    'turned-270': [turnedPage(270, 30)],
    'turned-mixed': [turnedPage(90, 40), { content: upright(paragraph(46, 6, 60), 72, 700) }, turnedPage(270, 52)],
    sideways: [sideways(60)],
    'two-columns': [columns(70)],
    'across-pages': acrossPages(90),
    'across-columns': [acrossColumns(110)],
    hyphenated: [hyphenated(130)],
    ligatures: [ligatures(140)],
    cropped: [cropped(150)],
    'offset-origin': [offset(160)],
    'cropped-turned': [croppedTurned(170)],
    'user-units': [userUnits(180)],
    'many-sizes': [manySizes(190)],
    'printed-twice': [twice(200)],
    'spaced-letters': [spaced(215)],
    slanted: [slanted(225)],
    noted: [noted(235)],
  };
  for (const [name, pages] of Object.entries(pdfs)) writeFileSync(join(folder, `${name}.pdf`), writePdf(pages));
  return Object.keys(pdfs).length;
}
