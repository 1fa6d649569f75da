import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';

/** Opens `Sealed offer.pdf`. */
export const screenPassword = 'kingfisher';

/** What the folder of the Library's test holds: `onDisk` names as the list should show them. */
export type ScreenFolder = { readonly onDisk: readonly string[]; readonly inArchive: readonly string[] };

function lockedPdf(text: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const document = new PDFDocument({
      userPassword: screenPassword,
      ownerPassword: 'owner',
      pdfVersion: '1.7',
      info: { Title: 'Sealed offer', Author: 'Ottilie Brandt' },
    });
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.font('Helvetica').fontSize(12).text(text);
    document.end();
  });
}

const font = path.resolve(
  import.meta.dirname,
  '../../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
);

/** Pictures of words: one the window shows itself, one that is turned by its own mark, one only the engine can decode. */
export const wordPictures = [
  { name: 'Receipt.png', sentence: 'The ferry ticket cost eleven crowns on Tuesday.' },
  { name: 'Turned.jpg', sentence: 'The boathouse keys hang behind the kitchen door.' },
  { name: 'Notice.tiff', sentence: 'Swimming near the lock gates is forbidden in winter.' },
] as const;

async function wordPicture(name: string, sentence: string): Promise<Uint8Array> {
  const upright = sharp({ text: { text: sentence, fontfile: font, font: 'Liberation Sans 20', dpi: 150 } })
    .negate()
    .extend({ top: 120, bottom: 400, left: 80, right: 80, background: '#000000' })
    .flatten({ background: '#ffffff' })
    .withMetadata({ density: 150 });
  if (name.endsWith('.png')) return upright.png().toBuffer();
  if (name.endsWith('.tiff')) return upright.tiff({ compression: 'lzw' }).toBuffer();
  // Lies on its side in the file; orientation 6 says to turn it a quarter clockwise when it is shown.
  const turned = await sharp(await upright.png().toBuffer())
    .rotate(-90)
    .png()
    .toBuffer();
  return sharp(turned).withMetadata({ orientation: 6, density: 150 }).jpeg({ quality: 95 }).toBuffer();
}

/** Writes files of many kinds and states into `folder`. */
export async function writeScreenFolder(folder: string): Promise<ScreenFolder> {
  mkdirSync(path.join(folder, 'Reports'), { recursive: true });
  const members = {
    'inside/first.txt': 'The first note stands inside the archive.',
    'second.md': '# Second\n\nAnother note.',
  };
  const files: Record<string, string | Uint8Array> = {
    'Reports/Harbour report.pdf': writePdf(
      [{ content: line(72, 700, 14, 'The harbour was dredged in the spring of 1998.') }],
      { info: { Title: 'Harbour report', Author: 'Ottilie Brandt' } },
    ),
    'Reports/broken.pdf': '%PDF-1.4\nthis is no document',
    'Sealed offer.pdf': await lockedPdf('The sealed offer names a price of forty thousand crowns.'),
    'Costs.csv': 'Item,Price\nRope,12.50\nAnchor,240.00\n',
    'Notes.zip': zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)]))),
    'Letter.eml':
      'From: Ada <ada@example.org>\r\nTo: Bo <bo@example.org>\r\nSubject: Moorings\r\nDate: Mon, 6 May 2024 07:08:10 +0000\r\n\r\nThe moorings are checked every week.\r\n',
    'empty.txt': '',
    'plain.txt': 'A plain text with one sentence about lighthouses.',
    'Left alone.md': '# Left alone\n\nThis one is left out later.',
  };
  for (const { name, sentence } of wordPictures) files[name] = await wordPicture(name, sentence);
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  symlinkSync('/usr', path.join(folder, 'elsewhere'));
  return {
    onDisk: [...Object.keys(files), 'elsewhere'].map((name) => path.basename(name)),
    inArchive: Object.keys(members).map((name) => path.basename(name)),
  };
}

/** Writes `count` tiny files, spread over folders of 500. */
export function writeManyFiles(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const inside = path.join(folder, `part ${Math.floor(index / 500)}`);
    if (index % 500 === 0) mkdirSync(inside, { recursive: true });
    writeFileSync(path.join(inside, `entry ${String(index).padStart(5, '0')}.txt`), `Entry ${index}.`);
  }
}
