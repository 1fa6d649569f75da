import { pictureLimits } from './limits.ts';
import { damagedPicture, pictureTooLarge } from './picture-errors.ts';
import type { Raster } from './raster.ts';

/**
 * The primary picture of a HEIC file, turned and mirrored as its own marks say (`irot`, `imir`). With `decode` false only its
 * size is read. Throws `file-damaged` or `picture-too-large`.
 */
export async function decodeHeif(bytes: Uint8Array): Promise<Raster> {
  return withPrimary(bytes, async (image, width, height) => {
    const pixels = new Uint8ClampedArray(width * height * 4);
    const shown = await new Promise<boolean>((resolve) => {
      image.display({ data: pixels, width, height }, (result) => resolve(result !== null));
    });
    if (!shown) throw damagedPicture();
    return { pixels: new Uint8Array(pixels.buffer), width, height, channels: 4 };
  });
}

/** Its size as displayed, without decoding a pixel. */
export function heifSize(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
  return withPrimary(bytes, async (_, width, height) => ({ width, height }));
}

async function withPrimary<Result>(
  bytes: Uint8Array,
  use: (image: import('libheif-js/wasm-bundle.js').HeifImage, width: number, height: number) => Promise<Result>,
): Promise<Result> {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const images = new libheif.HeifDecoder().decode(bytes);
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (!image) throw damagedPicture();
    const width = image.get_width();
    const height = image.get_height();
    if (width < 1 || height < 1) throw damagedPicture();
    if (width * height > pictureLimits.maxHeifPixels) throw pictureTooLarge(width, height);
    return await use(image, width, height);
  } finally {
    for (const image of images) image.free();
  }
}
