/** Pictures of paper as they come from pockets and telephones: small, blurred, faded, shaded, turned, saved too often. Always the same for a seed. */
import sharp, { type Sharp } from 'sharp';
import { seededRandom } from '../../helpers/seeded-random.ts';

type Grey = { readonly pixels: Uint8Array; readonly width: number; readonly height: number };

export const wears = ['as it is', 'small', 'blurred', 'faded', 'shaded', 'turned', 'poor'] as const;
export type Wear = (typeof wears)[number];

/** A JPEG of the picture with that wear. */
export async function wornPicture(picture: Buffer, wear: Wear, seed: number): Promise<Buffer> {
  const random = seededRandom(seed * 31 + wears.indexOf(wear));
  for (let step = 0; step < 5; step += 1) random();
  const grey = await greyOf(picture);
  switch (wear) {
    case 'as it is':
      return saved(grey, 90);
    case 'small':
      return saved(await resized(grey, 0.62), 80);
    case 'blurred':
      return saved(noisy(await blurred(grey, 1.3), 6, random), 75);
    case 'faded':
      return saved(noisy(faded(grey, random), 4, random), 85);
    case 'shaded':
      return saved(noisy(shaded(await blurred(grey, 0.7), random), 6, random), 80);
    case 'turned':
      return saved(await turned(grey, 1.2 + random() * 2.4, random), 80);
    case 'poor':
      return saved(noisy(shaded(faded(await resized(grey, 0.8), random), random), 8, random), 45);
  }
}

async function greyOf(picture: Buffer): Promise<Grey> {
  const { data, info } = await sharp(picture)
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

const open = ({ pixels, width, height }: Grey) => sharp(pixels, { raw: { width, height, channels: 1 } });

async function run(image: Sharp): Promise<Grey> {
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

const saved = (grey: Grey, quality: number): Promise<Buffer> => open(grey).jpeg({ quality }).toBuffer();
const resized = (grey: Grey, by: number) =>
  run(open(grey).resize(Math.round(grey.width * by), Math.round(grey.height * by), { fit: 'fill' }));
const blurred = (grey: Grey, sigma: number) => run(open(grey).blur(sigma));
const turned = (grey: Grey, degrees: number, random: () => number) =>
  run(open(grey).rotate(random() < 0.5 ? degrees : -degrees, { background: '#fff' }));

function each(grey: Grey, change: (value: number, x: number, y: number) => number): Grey {
  const pixels = new Uint8Array(grey.pixels.length);
  for (let y = 0, at = 0; y < grey.height; y += 1) {
    for (let x = 0; x < grey.width; x += 1, at += 1) {
      pixels[at] = Math.max(0, Math.min(255, Math.round(change(grey.pixels[at] ?? 255, x, y))));
    }
  }
  return { ...grey, pixels };
}

const noisy = (grey: Grey, spread: number, random: () => number) =>
  each(grey, (value) => value + (random() + random() + random() - 1.5) * 2 * spread);

/** Thermal paper: ink lost in soft patches and in thin upright stripes. */
function faded(grey: Grey, random: () => number): Grey {
  const field = waves(grey, random, 5);
  const stripes = Float32Array.from({ length: grey.width }, () => (random() < 0.04 ? 0.35 : 1));
  return each(grey, (value, x, y) => 255 - (255 - value) * (0.2 + 0.75 * field(x, y)) * (stripes[x] ?? 1));
}

/** Uneven light over grey paper. */
function shaded(grey: Grey, random: () => number): Grey {
  const field = waves(grey, random, 3);
  return each(grey, (value, x, y) => (20 + value * 0.85) * (0.45 + 0.55 * field(x, y)));
}

/** A smooth field of 0-1. */
function waves({ width, height }: Grey, random: () => number, count: number): (x: number, y: number) => number {
  const parts = Array.from({ length: count }, () => [random() * 5, random() * 7, random() * 6.3] as const);
  return (x, y) => {
    const sum = parts.reduce(
      (all, [across, down, phase]) => all + Math.sin((across * x) / width + (down * y) / height + phase),
      0,
    );
    return 0.5 + (0.5 * sum) / count;
  };
}
