import sharp, { type Sharp } from 'sharp';
import type { Picture } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import { openFrame } from './open-picture.ts';
import { damagedPicture } from './picture-errors.ts';

/** A PNG of the picture as displayed, its longer edge at most `maxEdge` pixels. Throws as `openFrame` does. */
export async function renderPicture(picture: Picture, maxEdge: number): Promise<Uint8Array> {
  const small = (image: Sharp) =>
    image
      .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: pictureLimits.pngCompression })
      .toBuffer();
  if (picture.type === 'pixels') {
    const { pixels, width, height } = picture;
    return small(sharp(pixels, { raw: { width, height, channels: 1 }, limitInputPixels: pictureLimits.maxPixels }));
  }
  const frame = await openFrame(picture.bytes, picture.frame);
  try {
    return await small(frame.image);
  } catch {
    if (!frame.tolerant) throw damagedPicture();
    const saved = await small(frame.tolerant).catch(() => null);
    if (!saved) throw damagedPicture();
    return saved;
  }
}
