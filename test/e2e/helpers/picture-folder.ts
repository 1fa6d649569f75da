import { cpSync, createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** Words of the scan, one line each. */
export const scanLines = [
  'Handover protocol',
  'The keys were returned on Monday',
  'Meter reading 48211 units',
] as const;
export const figureCaption = 'Figure 3. Water level at the north quay during spring tide.';

/** A picture that looks like none of the others, by its number: soft shapes over a sky, as an SVG. */
export function scenery(number: number, width: number, height: number): Buffer {
  const share = (step: number) => Math.abs(Math.sin(number * 12.9898 + step * 78.233) * 43758.5453) % 1;
  const shapes = Array.from({ length: 9 }, (_, index) => {
    const [x, y, r] = [share(3 * index), share(3 * index + 1), 0.05 + 0.2 * share(3 * index + 2)];
    const colour = `hsl(${Math.round(360 * share(index + 40))} 60% ${Math.round(25 + 50 * share(index + 60))}%)`;
    return `<ellipse cx="${x * width}" cy="${y * height}" rx="${r * width}" ry="${r * height}" fill="${colour}"/>`;
  });
  const sky = `hsl(${Math.round(360 * share(99))} 40% 70%)`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${sky}"/>${shapes.join('')}</svg>`,
  );
}

async function writeScan(file: string): Promise<void> {
  const lines = scanLines.map(
    (line, index) => `<text x="120" y="${240 + 150 * index}" font-family="sans-serif" font-size="64">${line}</text>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1700" height="1000"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`;
  await sharp(Buffer.from(page)).withMetadata({ density: 200 }).png().toFile(file);
}

/** A report whose second page holds a picture with a caption. */
async function writeReport(file: string, figure: Buffer): Promise<void> {
  const pdf = new PDFDocument({ size: 'A4' });
  const out = createWriteStream(file);
  pdf.pipe(out);
  pdf.fontSize(20).text('Harbour survey');
  pdf.fontSize(12).text('The survey was made between March and May. Its results are told on the next page.');
  pdf.addPage();
  pdf.text('The gauge at the north quay was read every ten minutes.');
  pdf.image(figure, 90, 140, { width: 400 });
  pdf.text(figureCaption, 90, 420);
  pdf.end();
  await finished(out);
}

/**
 * Pictures as a person has them: photographs, one of them also as a copy and as two smaller versions, one taken somewhere, a scan, a
 * report with a figure, one that is cut off. Resolves with the figure's bytes.
 */
export async function writePictureFolder(folder: string): Promise<Buffer> {
  mkdirSync(path.join(folder, 'Holiday'), { recursive: true });
  const quay = await sharp(scenery(1, 2400, 1600))
    .jpeg({ quality: 92 })
    .toBuffer();
  writeFileSync(path.join(folder, 'quay.jpg'), quay);
  cpSync(path.join(folder, 'quay.jpg'), path.join(folder, 'Holiday', 'quay copy.jpg'));
  await sharp(quay)
    .resize(1200)
    .jpeg({ quality: 60 })
    .toFile(path.join(folder, 'Holiday', 'quay small.jpg'));
  await sharp(quay)
    .resize(900)
    .webp({ quality: 70 })
    .toFile(path.join(folder, 'Holiday', 'quay for the web.webp'));
  await sharp(scenery(2, 1600, 2000))
    .jpeg()
    .withExif({
      IFD0: { Make: 'Harbour Optics', Model: 'Tide 2' },
      IFD2: { DateTimeOriginal: '2021:07:14 09:30:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '53/1 32/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '9/1 59/1 0/1',
      },
    })
    .toFile(path.join(folder, 'Holiday', 'lighthouse.jpg'));
  for (let number = 3; number < 9; number += 1) {
    const file = path.join(folder, 'Holiday', `view ${number}.jpg`);
    await sharp(scenery(number, 1200, 900))
      .jpeg()
      .toFile(file);
  }
  const whole = await sharp(scenery(9, 1000, 800))
    .jpeg()
    .toBuffer();
  writeFileSync(path.join(folder, 'cut off.jpg'), whole.subarray(0, 90));
  await writeScan(path.join(folder, 'handover.png'));
  const figure = await sharp(scenery(30, 1200, 800))
    .jpeg({ quality: 90 })
    .toBuffer();
  await writeReport(path.join(folder, 'Harbour survey.pdf'), figure);
  return figure;
}

/** Published photographs, where they lie beside the project; without them only our own drawings are used. */
const published = ['imagenet-1000', 'flickr8k-1000/img'].map((name) =>
  path.join(import.meta.dirname, '../../../../shared/corpora/images', name),
);

/** So many pictures, each another: photographs where there are some, drawings for the rest. Resolves with how many are photographs. */
export async function writeManyPictures(folder: string, count: number): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const photographs = published
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => path.join(place, name)))
    .filter((file) => /\.jpe?g$/i.test(file))
    .slice(0, count);
  for (const file of photographs) cpSync(file, path.join(folder, path.basename(file)));
  // A few at a time: the library sharp stands on has its own threads.
  for (let first = photographs.length; first < count; first += 16) {
    const numbers = Array.from({ length: Math.min(16, count - first) }, (_, index) => first + index);
    await Promise.all(
      numbers.map((number) =>
        sharp(scenery(1000 + number, number % 3 === 0 ? 360 : 480, number % 3 === 0 ? 480 : 360))
          .jpeg()
          .toFile(path.join(folder, `picture ${String(number).padStart(4, '0')}.jpg`)),
      ),
    );
  }
  return photographs.length;
}
