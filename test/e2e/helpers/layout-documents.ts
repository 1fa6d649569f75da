import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { line, type PdfPage, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { wrapWords } from '../../helpers/wrap-words.ts';

/** A PDF whose cited sentence stands on page 2 in an awkward layout, the question that asks for it, and the sentence itself. */
export type LayoutDocument = {
  readonly name: string;
  readonly question: string;
  readonly sentence: string;
  readonly page: number;
};

export const layoutDocuments: readonly LayoutDocument[] = [
  {
    name: 'museum-plain.pdf',
    question: 'When does the Varnholm museum open on Sundays?',
    sentence: 'The Varnholm museum opens at eleven on Sundays and closes when the last visitor has left.',
    page: 2,
  },
  {
    name: 'bridge-rotated.pdf',
    question: 'How many people may stand on the glass bridge of Eskdal?',
    sentence: 'The glass bridge of Eskdal carries at most forty people at a time, whatever the weather.',
    page: 2,
  },
  {
    name: 'orchard-cropped.pdf',
    question: 'Which apple variety grows in the Tolmin orchard?',
    sentence: 'The Tolmin orchard grows the apple variety Carpathian Gold on its southern slope.',
    page: 2,
  },
  {
    name: 'beehive-two-column.pdf',
    question: 'What do beehives of the Quillon valley face?',
    sentence: 'Beehives of the Quillon valley face the morning sun, so that the bees fly out early.',
    page: 2,
  },
];

/** Writes the four documents into `folder`. */
export function writeLayoutDocuments(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, pages: readonly PdfPage[]) => writeFileSync(path.join(folder, name), writePdf(pages));
  const [plain, rotated, cropped, columns] = layoutDocuments as readonly [
    LayoutDocument,
    LayoutDocument,
    LayoutDocument,
    LayoutDocument,
  ];
  write(plain.name, [cover('Museums of the north'), plainPage(plain.sentence)]);
  write(rotated.name, [cover('Bridges and their loads'), rotatedPage(rotated.sentence)]);
  write(cropped.name, [cover('Old fruit'), croppedPage(cropped.sentence)]);
  write(columns.name, [cover('Notes on bees'), columnPage(columns.sentence)]);
}

function cover(title: string): PdfPage {
  return { content: line(72, 700, 24, title, 'F2') + line(72, 660, 11, 'A collection of short notes for travellers.') };
}

const before = 'Visitors should plan half a day for the way from the station.';
const after = 'Dogs are welcome nearly everywhere, and most of the paths are dry.';

function plainPage(sentence: string): PdfPage {
  const lines = wrapWords(`${before} ${sentence} ${after}`, 70);
  return { content: lines.map((text, index) => line(72, 740 - index * 15, 11, text)).join('') };
}

/** Written sideways and turned upright by /Rotate 90: x and y of the displayed page become y and x of the content. */
function rotatedPage(sentence: string): PdfPage {
  const lines = wrapWords(`${before} ${sentence} ${after}`, 70);
  const content = lines.map((text, index) => line(90 + index * 15, 70, 11, text, 'F1', '0 1 -1 0')).join('');
  return { content, entries: '/Rotate 90' };
}

/** The visible part begins away from the origin; a print mark stands outside it. */
function croppedPage(sentence: string): PdfPage {
  const lines = wrapWords(`${before} ${sentence} ${after}`, 60);
  const content = lines.map((text, index) => line(100, 600 - index * 15, 11, text)).join('');
  return {
    content: `${content}${line(-40, 780, 8, 'PRINT MARK outside the trimmed sheet')}`,
    entries: '/MediaBox [-50 -30 645 812] /CropBox [40 60 520 700]',
  };
}

/** The content draws both columns line by line across, so that drawing order is not reading order. */
function columnPage(sentence: string): PdfPage {
  const left = wrapWords(`${before} ${sentence}`, 38);
  const right = wrapWords(
    `${after} Honey is sold from April on at the gate of every farm, and most of it is gone by June.`,
    38,
  );
  const rows = Math.max(left.length, right.length);
  let content = line(72, 780, 18, 'In two columns', 'F2');
  for (let row = 0; row < rows; row++) {
    const y = 730 - row * 14;
    if (left[row]) content += line(72, y, 10, left[row] as string);
    if (right[row]) content += line(320, y, 10, right[row] as string);
  }
  return { content };
}
