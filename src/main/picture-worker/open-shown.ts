import sharp, { type Sharp } from 'sharp';
import type { ShownPicture } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import { openFrame, pictureFacts } from './open-picture.ts';
import { damagedPicture, pictureTooLarge } from './picture-errors.ts';

/** A picture ready to be made smaller: upright, opaque, its size as displayed. */
export type OpenShown = {
  readonly format: string;
  readonly image: Sharp;
  /** Reads on behind errors; null where `image` already does. */
  readonly tolerant: Sharp | null;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly damaged: boolean;
};

/** Throws `file-damaged`, `format-unsupported`, `picture-too-large`. */
export async function openShown(picture: ShownPicture): Promise<OpenShown> {
  const { maxPixels } = pictureLimits;
  if (picture.type === 'file') {
    const frame = await openFrame(picture.bytes, picture.frame, 'error');
    // Only sheets have frames worth counting; those of an animation are one scene.
    const frames = frame.format === 'tiff' ? (await pictureFacts(picture.bytes)).frames.length : 1;
    return { ...frame, frames };
  }
  if (picture.type === 'drawing') return openDrawing(picture.bytes);
  const { pixels, width, height } = picture;
  if (width * height > maxPixels) throw pictureTooLarge(width, height);
  const channels = picture.type === 'colours' ? picture.channels : 1;
  if (width < 1 || height < 1 || pixels.length < width * height * channels) throw damagedPicture();
  const image = sharp(pixels, { raw: { width, height, channels }, limitInputPixels: maxPixels });
  return {
    format: 'pixels',
    image: image.flatten({ background: '#fff' }),
    tolerant: null,
    width,
    height,
    frames: 1,
    damaged: false,
  };
}

/** A drawing has no pixels of its own: it is painted so that its longer edge is `drawingEdge`. */
async function openDrawing(bytes: Uint8Array): Promise<OpenShown> {
  const { drawingEdge, maxPixels, drawingInch } = pictureLimits;
  try {
    const { width = 0, height = 0 } = await sharp(bytes, { density: drawingInch, limitInputPixels: false }).metadata();
    const longer = Math.max(width, height);
    if (longer < 1) throw damagedPicture();
    const density = Math.min(pictureLimits.mostInch, Math.max(1, (drawingInch * drawingEdge) / longer));
    const scale = density / drawingInch;
    const image = sharp(bytes, { density, limitInputPixels: maxPixels }).flatten({ background: '#fff' });
    const [shownWidth, shownHeight] = [width * scale, height * scale].map((edge) => Math.max(1, Math.round(edge)));
    return {
      format: 'svg',
      image,
      tolerant: null,
      width: shownWidth ?? 1,
      height: shownHeight ?? 1,
      frames: 1,
      damaged: false,
    };
  } catch {
    throw damagedPicture();
  }
}
