/**
 * A PDF as it comes out of an office: text pages, scans, a turned scan, garbage text over a scan. Everything is made here, so that
 * the words of every page are known.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { openPdf } from '../../src/main/engine/extract/pdf/pdf-document.ts';
import { setPdfiumLoader } from '../../src/main/engine/extract/pdf/pdfium-module.ts';
import { sourceOfBytes } from '../../src/main/engine/extract/source-of-bytes.ts';

/** How a page was made, what it says, and how its scan is turned as displayed. */
export type MixedPage = {
  readonly kind: 'text' | 'scan' | 'rotated' | 'sideways' | 'garbage-layer' | 'scanned-figure';
  /** Sentences a person reads on the page as displayed. */
  readonly sentences: readonly string[];
};

const paper = { width: 595, height: 842 };
const figure = { width: 400, height: 260 };
const scanPixelsPerInch = 200;

/** The pages in order; a page's words stand on no other page. */
export const mixedPages: readonly MixedPage[] = [
  {
    kind: 'text',
    sentences: ['The harbour office opens at seven in the morning.', 'Visitors report to the pilot on duty.'],
  },
  {
    kind: 'scan',
    sentences: [
      'Invoice number 48213 of the Northern Rope Company',
      'Forty metres of hemp rope were delivered in March.',
    ],
  },
  { kind: 'text', sentences: ['Chapter two describes the lighthouse and its keeper.'] },
  {
    kind: 'rotated',
    sentences: ['Minutes of the meeting held by the fishing council', 'Nets must not be dried along the eastern quay.'],
  },
  {
    kind: 'sideways',
    sentences: ['Permit for the repair of wooden boats', 'This permit expires at the end of September.'],
  },
  {
    kind: 'garbage-layer',
    sentences: [
      'Weather report for the second week of November',
      'Strong winds and heavy rain were expected from the west.',
    ],
  },
  {
    kind: 'scanned-figure',
    sentences: [
      'The chart below was drawn by the surveyor.',
      'Depth of the channel in fathoms',
      'Seven fathoms beside the old breakwater',
    ],
  },
];

/** The PDF of `mixedPages`, made afresh; the same bytes each time but for the date. */
export async function makeMixedPdf(): Promise<Uint8Array> {
  setPdfiumLoader(async () => readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));
  const document = new PDFDocument({ autoFirstPage: false, info: { Title: 'Harbour papers', Author: 'A. Keeper' } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  for (const page of mixedPages) await putPage(document, page);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

/** One scanned page with a hidden text over it, line for line, as scanners with a recognition of their own leave it. */
export async function makeLayeredPdf(sentences: readonly string[], layer: readonly string[]): Promise<Uint8Array> {
  setPdfiumLoader(async () => readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));
  const document = new PDFDocument({ size: [paper.width, paper.height], margin: 0 });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  document.image(await scanOf(sentences, paper, 0), 0, 0, paper);
  document.addContent('3 Tr');
  layer.forEach((sentence, line) => {
    document
      .font('Times-Roman')
      .fontSize(14)
      .text(sentence, 40, 60 + line * 30, { lineBreak: false });
  });
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

async function putPage(document: PDFKit.PDFDocument, { kind, sentences }: MixedPage): Promise<void> {
  document.addPage({ size: [paper.width, paper.height], margin: 0 });
  const whole = { width: paper.width, height: paper.height };
  if (kind === 'text') putText(document, sentences);
  else if (kind === 'scan') document.image(await scanOf(sentences, whole, 0), 0, 0, whole);
  else if (kind === 'sideways') {
    // Fed into the scanner the wrong way round: as displayed its text runs upwards.
    const scan = await scanOf(sentences, { width: paper.height, height: paper.width }, 270);
    document.image(scan, 0, 0, whole);
  } else if (kind === 'rotated') {
    // The page says that it is to be turned by a quarter; with that its text is level on a page lying on its side.
    const scan = await scanOf(sentences, { width: paper.height, height: paper.width }, 270);
    document.image(scan, 0, 0, whole);
    Object.assign(document.page.dictionary.data, { Rotate: 90 });
  } else if (kind === 'garbage-layer') {
    document.image(await scanOf(sentences, whole, 0), 0, 0, whole);
    document.save();
    // Rendering mode 3: neither filled nor stroked.
    document.addContent('3 Tr');
    for (let line = 0; line < 12; line += 1) {
      const garbage = sentences.map(shifted).join(' ');
      document
        .font('Helvetica')
        .fontSize(11)
        .text(garbage, 72, 100 + line * 16, { lineBreak: false });
    }
    document.restore();
  } else {
    const [caption = '', ...inside] = sentences;
    putText(document, [caption, 'It shows the approach from the south, as every master of a vessel should know it.']);
    document.image(await scanOf(inside, figure, 0), 90, 300, figure);
  }
}

function putText(document: PDFKit.PDFDocument, sentences: readonly string[]): void {
  sentences.forEach((sentence, line) => {
    document
      .font('Times-Roman')
      .fontSize(13)
      .text(sentence, 72, 90 + line * 24, { lineBreak: false });
  });
}

/** Letters moved on by three: what a wrong table of characters makes of a text. */
function shifted(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter < 'a' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 3) % 26) + first);
  });
}

/** A PNG of sentences as a scanner gives it, turned clockwise by some degrees. */
async function scanOf(
  sentences: readonly string[],
  size: { readonly width: number; readonly height: number },
  turned: 0 | 90 | 180 | 270,
): Promise<Buffer> {
  const bytes = await scanSource(sentences, size);
  const document = await openPdf(sourceOfBytes(bytes), null, new AbortController().signal);
  const { pixels, width, height } = document.render(0, null, scanPixelsPerInch);
  document.close();
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .rotate(turned)
    .withMetadata({ density: scanPixelsPerInch })
    .png()
    .toBuffer();
}

/** The sheet that was put on the scanner, as a PDF of its own: tests read the places of its words from it. */
export async function scanSource(
  sentences: readonly string[],
  size: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const sheet = new PDFDocument({ size: [size.width, size.height], margin: 0 });
  const parts: Buffer[] = [];
  sheet.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => sheet.on('end', resolve));
  sentences.forEach((sentence, line) => {
    sheet
      .font('Times-Roman')
      .fontSize(14)
      .text(sentence, 40, 60 + line * 30, { lineBreak: false });
  });
  sheet.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

/** The sheet a page was scanned from, upright; null for pages without a scan. */
export function scannedSheet(
  page: MixedPage,
): { readonly sentences: readonly string[]; readonly width: number; readonly height: number } | null {
  if (page.kind === 'text') return null;
  if (page.kind === 'scanned-figure') return { sentences: page.sentences.slice(1), ...figure };
  const lying = page.kind === 'rotated' || page.kind === 'sideways';
  return {
    sentences: page.sentences,
    width: lying ? paper.height : paper.width,
    height: lying ? paper.width : paper.height,
  };
}
