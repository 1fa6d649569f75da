import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const size = { width: 1600, height: 1200 };
/** Pictures that are drawn; the others are these with other colours and noise. */
const scenes = 20;

/** So many JPEG files like photographs, no two alike, in `folder`, which is made; their paths. `from`: how many were made before. */
export async function makePhotographs(folder: string, count: number, from = 0): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const drawn = await Promise.all(
    Array.from({ length: scenes }, (_, scene) =>
      sharp({ create: { ...size, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
        .composite([{ input: Buffer.from(shapes(scene)) }])
        .blur(1.2)
        .raw()
        .toBuffer(),
    ),
  );
  const files: string[] = [];
  for (let index = from; index < from + count; index += 1) {
    const pixels = Buffer.from(drawn[index % scenes] as Buffer);
    // A band of its own, so that no file is another one's copy.
    const band = Math.floor(index / scenes);
    pixels.fill((band * 37) % 256, (band % size.height) * size.width * 3, ((band % size.height) + 1) * size.width * 3);
    const file = path.join(folder, `photograph-${index}.jpg`);
    const raw = { ...size, channels: 3 as const };
    writeFileSync(file, await sharp(pixels, { raw }).jpeg({ quality: 85 }).toBuffer());
    files.push(file);
  }
  return files;
}

function shapes(scene: number): string {
  const parts = Array.from({ length: 12 }, (_, at) => {
    const seed = scene * 131 + at * 29;
    const colour = `hsl(${(seed * 47) % 360},60%,${30 + (seed % 40)}%)`;
    return `<circle cx="${(seed * 97) % size.width}" cy="${(seed * 61) % size.height}" r="${60 + (seed % 200)}" fill="${colour}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${parts.join('')}</svg>`;
}
