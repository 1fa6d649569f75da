import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { preparedPage, scaleFor } from '../../src/main/picture-worker/prepared-page.ts';
import type { GreyRaster } from '../../src/main/picture-worker/raster.ts';
import { drawnPage } from './drawn-page.ts';

async function raster(image: Sharp): Promise<GreyRaster> {
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height, channels: 1 };
}

function sharpOf({ pixels, width, height }: GreyRaster): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}

async function sloping(degrees: number): Promise<GreyRaster> {
  return raster((await drawnPage(100)).rotate(degrees, { background: '#fff' }));
}

describe('the slope of a page', () => {
  it('is left alone while lines drift by less than a letter', async () => {
    expect(preparedPage(await sloping(0)).degrees).toBe(0);
    const page = sharpOf(await sloping(0.6));
    const narrow = await raster(page.extract({ left: 70, top: 60, width: 260, height: 260 }));
    expect(preparedPage(narrow)).toMatchObject({ degrees: 0 });
    expect(preparedPage(narrow).letters).toBeGreaterThan(0);
    expect(preparedPage(await sloping(0.6)).degrees).toBeCloseTo(-0.6, 0);
  });

  it('is undone when they drift further', async () => {
    expect(preparedPage(await sloping(3)).degrees).toBeCloseTo(-3, 0);
    expect(preparedPage(await sloping(-6)).degrees).toBeCloseTo(6, 0);
  });
});

describe('the scale of a page', () => {
  const size = (width: number, height: number): GreyRaster => ({
    pixels: new Uint8Array(),
    width,
    height,
    channels: 1,
  });

  it('enlarges small letters and reduces large ones where there are many pixels', () => {
    expect(scaleFor(9, size(600, 800))).toBe(2);
    expect(scaleFor(24, size(2500, 3300))).toBe(0.75);
  });

  it('stays where letters are of a good size, or a picture is small', () => {
    expect(scaleFor(17, size(2500, 3300))).toBe(1);
    expect(scaleFor(30, size(900, 1400))).toBe(1);
  });

  it('makes a photograph no larger and never too large to read', () => {
    expect(scaleFor(0, size(600, 800))).toBe(1);
    expect(scaleFor(0, size(4000, 4000))).toBe(0.5);
    expect(scaleFor(4, size(5000, 6000))).toBeCloseTo(Math.sqrt(36 / 30), 5);
  });
});

describe('light and shadow on a page', () => {
  /** The page with its greys times what the light is at each place across, 0-1. */
  const lit = ({ pixels, ...page }: GreyRaster, light: (across: number) => number): GreyRaster => ({
    ...page,
    pixels: Uint8Array.from(pixels, (grey, at) =>
      Math.round((40 + grey * 0.8) * light((at % page.width) / page.width)),
    ),
  });
  const mean = ({ pixels }: GreyRaster) => pixels.reduce((sum, grey) => sum + grey, 0) / pixels.length;
  const plain = async () => {
    const page = await raster(await drawnPage(100));
    return raster(sharpOf(page).extract({ left: 70, top: 80, width: 420, height: 240 }));
  };

  it('takes paper that lies mostly in shadow for light paper with dark letters', async () => {
    const page = preparedPage(lit(await plain(), (across) => (across < 0.3 ? 1 : 0.55)));
    expect(page.letters).toBeGreaterThan(8);
    expect(mean(page.raster)).toBeGreaterThan(200);
  });

  it('finds the letters in a shadow as well as those in the light', async () => {
    const all = preparedPage(await plain()).found.count;
    const page = preparedPage(lit(await plain(), (across) => 1 - 0.6 * across));
    expect(page.found.count).toBeGreaterThan(all * 0.8);
    expect(mean(page.raster)).toBeGreaterThan(200);
  });

  it('still makes light letters on dark ground dark ones', async () => {
    const page = await plain();
    const dark = { ...page, pixels: page.pixels.map((grey) => 255 - grey) };
    expect(mean(preparedPage(dark).raster)).toBeGreaterThan(200);
    expect(preparedPage(dark).letters).toBe(preparedPage(page).letters);
  });
});
