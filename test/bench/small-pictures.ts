import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const size = { width: 96, height: 72 };
/** Of so many files one is none that can be shown: cut off, empty, or something else under a picture's name. */
const brokenEvery = 500;
const perFolder = 5_000;
/** A few at a time: the library sharp stands on has its own threads. */
const atOnce = 16;

/** How many files can't be shown as pictures, and how many of these are documents under a picture's name. */
export type BrokenPictures = { readonly broken: number; readonly documents: number };

/** So many small JPEG files in folders of `folder`, each another picture, and now and then a file that can't be shown. */
export async function makeSmallPictures(folder: string, count: number): Promise<BrokenPictures> {
  let [broken, documents] = [0, 0];
  const write = async (index: number) => {
    const place = path.join(folder, `Year ${2000 + Math.floor(index / perFolder)}`);
    if (index % perFolder === 0) mkdirSync(place, { recursive: true });
    const jpeg = await picture(index);
    const kind = index % brokenEvery === brokenEvery - 1 ? Math.floor(index / brokenEvery) % brokenForms.length : null;
    if (kind !== null) broken += 1;
    if (kind === documentForm) documents += 1;
    const bytes = kind === null ? jpeg : brokenForms[kind]?.(jpeg);
    writeFileSync(path.join(place, `picture ${String(index).padStart(5, '0')}.jpg`), bytes ?? jpeg);
  };
  for (let first = 0; first < count; first += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - first) }, (_, index) => write(first + index)));
  }
  return { broken, documents };
}

const brokenForms: readonly ((jpeg: Buffer) => Uint8Array)[] = [
  (jpeg) => jpeg.subarray(0, 60),
  () => new Uint8Array(),
  () => Buffer.from('This is a letter under the name of a picture.'),
];
/** The last of them is a text, and becomes a document when it is read. */
const documentForm = brokenForms.length - 1;

/** Waves of its own over a colour of its own: no two are near duplicates. */
function picture(number: number): Promise<Buffer> {
  const share = (step: number) => Math.abs(Math.sin(number * 12.9898 + step * 78.233) * 43758.5453) % 1;
  const waves = Array.from({ length: 6 }, (_, at) => ({
    x: Math.round(share(3 * at) * 5),
    y: Math.round(share(3 * at + 1) * 5),
    phase: share(3 * at + 2) * 2 * Math.PI,
  }));
  const tint = [share(50), share(51), share(52)].map((each) => 0.5 + each / 2);
  const pixels = new Uint8Array(size.width * size.height * 3);
  for (let y = 0, at = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      let sum = 0;
      for (const wave of waves)
        sum += Math.cos(Math.PI * ((wave.x * x) / size.width + (wave.y * y) / size.height) + wave.phase);
      const light = 128 + 20 * sum;
      for (const part of tint) pixels[at++] = Math.max(0, Math.min(255, light * part));
    }
  }
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .jpeg()
    .toBuffer();
}
