import sharp, { type Sharp } from 'sharp';
import { pictureLimits } from './limits.ts';
import type { OpenFrame } from './open-picture.ts';
import { damagedPicture } from './picture-errors.ts';
import type { GreyRaster } from './raster.ts';

/** The grey pixels of a frame as displayed, reduced to what is read at most. `damaged`: part of it could not be decoded. */
export async function greyPixels(
  frame: OpenFrame,
): Promise<{ readonly raster: GreyRaster; readonly damaged: boolean }> {
  const scale = readingScale(frame.width, frame.height);
  const grey = async (image: Sharp): Promise<GreyRaster> => {
    const small =
      scale < 1
        ? image.resize(Math.max(1, Math.round(frame.width * scale)), Math.max(1, Math.round(frame.height * scale)), {
            fit: 'fill',
          })
        : image;
    const { data, info } = await small
      .greyscale()
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 1) throw new Error(`${info.channels} channels in a grey picture`);
    return { pixels: data, width: info.width, height: info.height, channels: 1 };
  };
  try {
    return { raster: await grey(frame.image), damaged: frame.damaged };
  } catch {
    // A cut file still shows what came before the cut.
    if (!frame.tolerant) throw damagedPicture();
    const saved = await grey(frame.tolerant).catch(() => null);
    if (!saved) throw damagedPicture();
    return { raster: saved, damaged: true };
  }
}

/** 1, or less where a picture is larger than what is read. */
export function readingScale(width: number, height: number): number {
  return Math.min(
    1,
    Math.sqrt(pictureLimits.maxReadPixels / (width * height)),
    pictureLimits.maxReadEdge / Math.max(width, height),
  );
}

/** Scales, then turns grey pixels clockwise; what comes in at the corners is `background`. */
export async function moved(
  raster: GreyRaster,
  scale: number,
  degrees: number,
  background: number,
): Promise<GreyRaster> {
  let now = raster;
  if (scale !== 1) {
    const size = { width: Math.round(now.width * scale), height: Math.round(now.height * scale) };
    now = await run(open(now).resize({ ...size, fit: 'fill', kernel: 'cubic' }));
  }
  if (degrees !== 0) {
    const colour = { r: background, g: background, b: background };
    now = await run(open(now).rotate(degrees, { background: colour }));
  }
  return now;
}

function open({ pixels, width, height }: GreyRaster): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 1 }, limitInputPixels: pictureLimits.maxPixels });
}

async function run(image: Sharp): Promise<GreyRaster> {
  const { data, info } = await image.toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error(`${info.channels} channels in a grey picture`);
  return { pixels: data, width: info.width, height: info.height, channels: 1 };
}
