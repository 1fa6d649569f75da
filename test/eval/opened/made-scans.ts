import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { madeText } from './made-sentences.ts';

const [width, height] = [1240, 1754];

/** A page of print as pixels: dark letters on paper, a sentence to two lines. */
function page(from: number): Promise<Buffer> {
  const rows = madeText(from, 8).flatMap((text) => {
    const middle = text.indexOf(' ', text.length / 2);
    return [text.slice(0, middle), text.slice(middle + 1), ''];
  });
  const lines = rows.map(
    (text, at) =>
      `<text x="110" y="${170 + at * 52}" font-size="27" font-family="DejaVu Serif" fill="#222">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fbfaf6"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A PDF of nothing but pictures of pages. */
async function scannedPdf(file: string, pages: readonly Buffer[]): Promise<void> {
  const document = new PDFDocument({ autoFirstPage: false });
  const parts: Buffer[] = [];
  const done = new Promise<void>((resolve) => document.on('end', resolve));
  document.on('data', (part: Buffer) => parts.push(part));
  for (const picture of pages) {
    const { width: wide = width, height: high = height } = await sharp(picture).metadata();
    const size: [number, number] = [(wide / 150) * 72, (high / 150) * 72];
    document
      .addPage({ size, margin: 0 })
      .image(await sharp(picture).jpeg({ quality: 85 }).toBuffer(), 0, 0, { width: size[0] });
  }
  document.end();
  await done;
  writeFileSync(file, Buffer.concat(parts));
}

/** Writes scans that lie on a side, on their head or askew, as pictures and as a PDF; returns how many files. */
export async function writeMadeScans(folder: string): Promise<number> {
  const turned = async (from: number, degrees: number) =>
    sharp(await page(from))
      .rotate(degrees, { background: '#fbfaf6' })
      .toBuffer();
  const scans: readonly (readonly [string, number, number])[] = [
    ['upright', 400, 0],
    ['turned-90', 410, 90],
    ['turned-180', 420, 180],
    ['turned-270', 430, 270],
    ['askew', 440, 2],
  ];
  for (const [name, from, degrees] of scans)
    await sharp(await turned(from, degrees)).toFile(join(folder, `scan-${name}.png`));
  const pages = await Promise.all([
    turned(450, 0),
    turned(460, 90),
    turned(470, 180),
    turned(480, 270),
    turned(490, 2),
  ]);
  await scannedPdf(join(folder, 'scan-pages.pdf'), pages);
  return scans.length + 1;
}
