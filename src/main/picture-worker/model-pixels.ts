import type { PicturePixels, ShownPicture } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import { decoded } from './look-at-picture.ts';
import { openShown } from './open-shown.ts';

/**
 * A picture as the picture model's own preprocessing would make it smaller: the shorter edge `edge` pixels, bicubic; of one that is much
 * longer the middle, since the model looks at a square of it. Throws as `openShown` does.
 */
export async function modelPixels(picture: ShownPicture, edge: number): Promise<PicturePixels> {
  const opened = await openShown(picture);
  const scale = edge / Math.min(opened.width, opened.height);
  const most = edge * pictureLimits.modelAspect;
  const size = {
    width: Math.min(most, Math.max(edge, Math.round(opened.width * scale))),
    height: Math.min(most, Math.max(edge, Math.round(opened.height * scale))),
  };
  const { raw } = await decoded(opened, (image) =>
    image
      .resize({ ...size, fit: 'cover', position: 'centre', kernel: 'cubic' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  return { pixels: raw.data, width: raw.info.width, height: raw.info.height };
}
