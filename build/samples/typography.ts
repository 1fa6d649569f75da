import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);

/** Open Font Licence faces, embedded so that the pages look the same everywhere. */
const faces = {
  serif: '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff',
  serifItalic: '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff',
  serifBold: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff',
  sans: '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff',
  sansBold: '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff',
} as const;

export type Paper = InstanceType<typeof PDFDocument>;

/** The samples carry one fixed date, so that making them again gives the same bytes. */
const made = new Date('2026-03-16T09:00:00Z');

/** An A4 document with our faces registered; margins in points. */
export function newPaper(title: string, author: string, margin: number): Paper {
  const paper = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      CreationDate: made,
      ModDate: made,
      Producer: 'Docent samples',
      Creator: 'Docent samples',
    },
  });
  for (const [name, file] of Object.entries(faces)) paper.registerFont(name, readFileSync(require.resolve(file)));
  return paper;
}

/** Ends the document and resolves with its bytes. */
export function finishPaper(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    paper.on('data', (part: Buffer) => parts.push(part));
    paper.on('end', () => resolve(Buffer.concat(parts)));
    paper.on('error', reject);
    paper.end();
  });
}
