/** Documents as PDF: one or two columns, tables that go on over pages, running headers. */
import PDFDocument from 'pdfkit';
import { breakNames } from './break-names.ts';
import type { Block, ComposedDocument, TableBlock } from './telecom-types.ts';

const paper = { width: 595, height: 842 };
const margin = { side: 56, top: 70, bottom: 64 };
const gap = 22;

/** Where the next piece goes. */
type Pen = {
  readonly pdf: PDFKit.PDFDocument;
  readonly document: ComposedDocument;
  readonly width: number;
  x: number;
  y: number;
  page: number;
};

/** The PDF's bytes; the same each time. */
export function asPdf(document: ComposedDocument): Uint8Array {
  const pdf = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    compress: false,
    info: { Title: document.title, CreationDate: new Date(Date.UTC(2024, 0, 15)) },
  });
  const whole = paper.width - 2 * margin.side;
  const width = document.page === 'columns' ? (whole - gap) / 2 : whole;
  const pen: Pen = { pdf, document, width, x: margin.side, y: 0, page: 0 };
  newPage(pen);
  for (const block of document.blocks) drawBlock(pen, block);
  pdf.end();
  const parts: Buffer[] = [];
  for (let part: unknown = pdf.read(); part instanceof Uint8Array; part = pdf.read()) parts.push(Buffer.from(part));
  return new Uint8Array(Buffer.concat(parts));
}

function newPage(pen: Pen): void {
  pen.pdf.addPage();
  pen.page += 1;
  pen.x = margin.side;
  pen.y = margin.top;
  if (pen.document.page !== 'headers' && pen.document.page !== 'bare') return;
  pen.pdf.font('Helvetica').fontSize(8);
  const place = { width: paper.width - 2 * margin.side, lineBreak: false };
  pen.pdf.text(`${pen.document.title} - Feature Description - Open Information`, margin.side, 36, place);
  pen.pdf.text(`Issue B    15 Jan 2024    Page ${pen.page}`, margin.side, paper.height - 40, place);
}

/** Goes to the next column or page when the piece does not fit; true when it did. */
function makeRoom(pen: Pen, height: number): boolean {
  if (pen.y + height <= paper.height - margin.bottom) return false;
  if (pen.document.page === 'columns' && pen.x === margin.side) {
    pen.x += pen.width + gap;
    pen.y = margin.top;
  } else newPage(pen);
  return true;
}

type Style = { readonly font?: string; readonly size?: number; readonly indent?: number; readonly after?: number };

function drawText(
  pen: Pen,
  text: string,
  { font = 'Times-Roman', size = 10.5, indent = 0, after = 6 }: Style = {},
): void {
  const shown = breakNames(text, pen.document.broken, '\n');
  const options = { width: pen.width - indent };
  pen.pdf.font(font).fontSize(size);
  const height = pen.pdf.heightOfString(shown, options);
  makeRoom(pen, height);
  pen.pdf.text(shown, pen.x + indent, pen.y, options);
  pen.y += height + after;
}

function drawBlock(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'heading':
      makeRoom(pen, 70);
      pen.y += block.level === 3 ? 2 : 8;
      drawText(pen, block.text, { font: 'Helvetica-Bold', size: [18, 13, 10.5][block.level - 1] ?? 10 });
      break;
    case 'paragraph':
      drawText(pen, block.text);
      break;
    case 'list':
      block.items.forEach((item, index) => {
        drawText(pen, `${block.ordered ? `${index + 1}.` : '•'} ${item}`, { indent: 12, after: 3 });
      });
      break;
    case 'definitions':
      block.pairs.forEach(([term, meaning]) => {
        drawText(pen, term, { font: 'Times-Bold', after: 1 });
        drawText(pen, meaning, { indent: 24 });
      });
      break;
    case 'keys':
      block.pairs.forEach(([key, value]) => {
        drawText(pen, `${key}: ${value}`, { after: 1 });
      });
      pen.y += 6;
      break;
    case 'code':
      block.lines.forEach((line) => {
        drawText(pen, line, { font: 'Courier', size: 9, after: 1 });
      });
      break;
    case 'footnotes':
      block.notes.forEach((note, index) => {
        drawText(pen, `[${index + 1}] ${note}`, { size: 8, after: 2 });
      });
      break;
    case 'table':
      drawTable(pen, block);
  }
}

function drawTable(pen: Pen, { head, rows }: TableBlock): void {
  const shares = head.length === 3 ? [0.36, 0.4, 0.24] : head[0] === '#' ? [0.08, 0.92] : [0.42, 0.58];
  const row = (cells: readonly string[], font: string): void => {
    const widths = cells.length === 1 ? [pen.width] : shares.map((share) => share * pen.width);
    const shown = cells.map((cell) => breakNames(cell, pen.document.broken, '\n'));
    pen.pdf.font(font).fontSize(9);
    const heights = shown.map((cell, index) => pen.pdf.heightOfString(cell, { width: (widths[index] ?? 0) - 8 }));
    const height = Math.max(...heights) + 6;
    if (makeRoom(pen, height) && pen.document.page === 'headers' && font !== 'Helvetica-Bold')
      row(head, 'Helvetica-Bold');
    pen.pdf.font(font).fontSize(9);
    let x = pen.x;
    shown.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      pen.pdf.text(cell, x + 4, pen.y + 3, { width: width - 8 });
      pen.pdf.lineWidth(0.5).rect(x, pen.y, width, height).stroke();
      x += width;
    });
    pen.y += height;
  };
  row(head, 'Helvetica-Bold');
  for (const cells of rows) row(cells, cells.length === 1 ? 'Helvetica-Oblique' : 'Helvetica');
  pen.y += 8;
}
