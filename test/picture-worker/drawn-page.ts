/** Pictures of text that tests draw themselves: set as a PDF in a bundled typeface, so that no font of the system is needed. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import { newPaper } from '../../build/samples/typography.ts';

/** What the drawn page says. */
export const drawnLines = [
  'The ferry leaves the north pier at seven and',
  'returns before the tide turns in the evening.',
  'Tickets are sold on board, and dogs travel free',
  'when they sit beside their owners on the deck.',
  'In winter the last crossing is at half past four',
  'and the lamp on the harbour wall stays lit.',
  'Mind the third step of the gangway after rain;',
  'the keeper has painted it white on both sides.',
] as const;

const letters = { size: 12, leading: 20, left: 60, top: 70 } as const;
const pointsPerInch = 72;

let library: Promise<PDFiumLibrary> | null = null;

/** A grey page of `drawnLines` (or others) at a resolution, A4, without any turning. */
export async function drawnPage(pixelsPerInch = 200, lines: readonly string[] = drawnLines): Promise<Sharp> {
  const bytes = await setInPdf(lines);
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    const { data, width, height } = await document.getPage(0).render({ scale: pixelsPerInch / pointsPerInch });
    const grey = await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: '#fff' })
      .greyscale()
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return sharp(grey.data, { raw: { width: grey.info.width, height: grey.info.height, channels: 1 } });
  } finally {
    document.destroy();
  }
}

function setInPdf(lines: readonly string[]): Promise<Uint8Array> {
  const paper = newPaper('Drawn', 'A test', letters.left);
  const parts: Buffer[] = [];
  paper.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Uint8Array>((resolve) => paper.on('end', () => resolve(Buffer.concat(parts))));
  paper.addPage();
  paper.font('serif').fontSize(letters.size);
  lines.forEach((line, index) => {
    paper.text(line, letters.left, letters.top + index * letters.leading, { lineBreak: false });
  });
  paper.end();
  return done;
}

/** Share of the words of `expected` that stand in `text`. */
export function wordsFound(text: string, expected: readonly string[] = drawnLines): number {
  const own = new Set(text.split(/\s+/));
  const wanted = expected.join(' ').split(' ');
  return wanted.filter((word) => own.has(word)).length / wanted.length;
}
