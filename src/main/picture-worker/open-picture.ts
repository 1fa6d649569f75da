import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { AppError } from '../../preload/contract/errors.ts';
import type { PictureFacts, PictureFrame } from '../engine/types.ts';
import { bmpHeader, decodeBmp } from './decode-bmp.ts';
import { decodeHeif, heifSize } from './decode-heif.ts';
import { pictureLimits } from './limits.ts';
import { damagedPicture, pictureTooLarge } from './picture-errors.ts';
import { type PictureFormat, pictureFormat } from './picture-format.ts';
import { tiffFrames } from './tiff-frames.ts';

/** A frame ready to be turned into pixels, with its size as displayed. */
export type OpenFrame = {
  readonly format: PictureFormat;
  /** Its orientation mark is applied and opacity is laid on white. */
  readonly image: Sharp;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerInch: number | null;
  /** The same frame, reading on behind errors; null where `image` already does. */
  readonly tolerant: Sharp | null;
  readonly damaged: boolean;
};

/** Formats whose further frames are the same scene a moment later. */
const animated: ReadonlySet<string> = new Set(['gif', 'webp', 'avif', 'png']);

/** Loaders left to sharp; everything else it knows (PDF, camera raw …) is none of our pictures. Drawings come to it made harmless. */
const loaders = ['Png', 'Jpeg', 'Tiff', 'Webp', 'Nsgif', 'Heif', 'Svg'].map((name) => `VipsForeignLoad${name}`);

/** Keeps sharp to the formats above, one thread and no cache. Once per process, before its first picture. */
export function limitSharp(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
  sharp.concurrency(1);
  sharp.cache(false);
}

/** Format, frames and resolution without decoding pixels. Throws `file-damaged`, `format-unsupported`, `picture-too-large`. */
export async function pictureFacts(bytes: Uint8Array): Promise<PictureFacts> {
  const format = formatOf(bytes);
  if (format === 'bmp') {
    const { width, height, pixelsPerInch } = bmpHeader(bytes);
    return { format, frames: [{ width, height }], pixelsPerInch };
  }
  if (format === 'heic') return { format, frames: [await damagedUnlessKnown(heifSize(bytes))], pixelsPerInch: null };
  const first = await metadataOf(bytes, 0);
  const pages = animated.has(format) ? 1 : Math.min(first.pages ?? 1, pictureLimits.maxFrames);
  const walked = format === 'tiff' && pages > 1 ? tiffFrames(bytes, pages) : null;
  if (walked?.length === pages) return { format, frames: walked, pixelsPerInch: densityOf(first) };
  const frames: PictureFrame[] = [displayedSize(first)];
  for (let page = 1; page < pages; page += 1) frames.push(displayedSize(await metadataOf(bytes, page)));
  return { format, frames, pixelsPerInch: densityOf(first) };
}

/**
 * Opens one frame; throws as `pictureFacts` does, `bad-request` when there is no such frame. `failOn`: what `image` fails at, a picture that
 * is cut off or any damage.
 */
export async function openFrame(
  bytes: Uint8Array,
  frame: number,
  failOn: 'truncated' | 'error' = 'truncated',
): Promise<OpenFrame> {
  const format = formatOf(bytes);
  if (format === 'bmp' || format === 'heic') {
    const raster = format === 'bmp' ? decodeBmp(bytes) : await damagedUnlessKnown(decodeHeif(bytes));
    const { width, height, channels } = raster;
    const pixelsPerInch = format === 'bmp' ? bmpHeader(bytes).pixelsPerInch : null;
    const image = sharp(raster.pixels, { raw: { width, height, channels }, limitInputPixels: pictureLimits.maxPixels });
    const damaged = 'damaged' in raster && raster.damaged === true;
    return {
      format,
      image: image.flatten({ background: '#fff' }),
      width,
      height,
      pixelsPerInch,
      tolerant: null,
      damaged,
    };
  }
  const metadata = await metadataOf(bytes, frame);
  const { width, height } = displayedSize(metadata);
  const isAnimated = animated.has(format) && (metadata.pages ?? 1) > 1;
  const most = isAnimated ? pictureLimits.maxAnimatedPixels : pictureLimits.maxPixels;
  if (width * height > most) throw pictureTooLarge(width, height);
  const opened = (at: 'truncated' | 'error' | 'none') =>
    sharp(bytes, { ...inputOptions(frame), failOn: at, limitInputPixels: pictureLimits.maxPixels })
      .autoOrient()
      .flatten({ background: '#fff' });
  return {
    format,
    image: opened(failOn),
    tolerant: opened('none'),
    width,
    height,
    pixelsPerInch: densityOf(metadata),
    damaged: false,
  };
}

function formatOf(bytes: Uint8Array): PictureFormat {
  if (bytes.length > pictureLimits.maxBytes) {
    throw new AppError('picture-too-large', 'The picture file is too large.', { bytes: bytes.length });
  }
  const format = pictureFormat(bytes);
  if (!format) throw new AppError('format-unsupported', 'Docent cannot read this kind of picture.');
  return format;
}

function inputOptions(page: number): SharpOptions {
  return { page, pages: 1, sequentialRead: true };
}

async function metadataOf(bytes: Uint8Array, page: number): Promise<Metadata> {
  return damagedUnlessKnown(
    sharp(bytes, { ...inputOptions(page), failOn: 'none', limitInputPixels: false }).metadata(),
  );
}

/** Whatever a decoder says of bytes it can't read means the same to a person. */
async function damagedUnlessKnown<Value>(value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (error) {
    throw error instanceof AppError ? error : damagedPicture();
  }
}

function displayedSize(metadata: Metadata): PictureFrame {
  const { width, height } = metadata.autoOrient;
  if (width < 1 || height < 1) throw damagedPicture();
  return { width, height };
}

/** Pixels per inch as the file says; null where that can't be. */
function densityOf({ density }: Metadata): number | null {
  return density && density >= pictureLimits.leastInch && density <= pictureLimits.mostInch ? density : null;
}
