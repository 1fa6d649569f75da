import { AppError } from '../../../../preload/contract/errors.ts';
import type { Box } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import type { Pdfium } from './pdfium.ts';

/** Rows of grey bytes (0 black) without padding, and where on the page they stand. */
export type GreyPicture = {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerInch: number;
  /** Points of the page as displayed. */
  readonly area: Box;
};

const greyFormat = 1;
const white = 0xffffffff | 0;
/** FPDF_ANNOT: what is stamped and written on the page is part of it; FPDF_GRAYSCALE. */
const flags = 0x01 | 0x08;
const pointsPerInch = 72;

/**
 * Paints part of a page as displayed. Where it would have too many pixels it is painted more coarsely. Throws AppError
 * `picture-too-large` when there is no memory for it.
 */
export function renderPage(
  pdfium: Pdfium,
  page: number,
  size: { readonly width: number; readonly height: number },
  area: Box,
  wanted: number,
): GreyPicture {
  const inches = ((area[2] - area[0]) / pointsPerInch) * ((area[3] - area[1]) / pointsPerInch);
  const pixelsPerInch = Math.min(wanted, Math.sqrt(pdfLimits.render.mostPixels / Math.max(inches, 0.01)));
  const scale = pixelsPerInch / pointsPerInch;
  const width = Math.max(1, Math.round((area[2] - area[0]) * scale));
  const height = Math.max(1, Math.round((area[3] - area[1]) * scale));
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, greyFormat, 0, 0);
  if (bitmap === 0) throw new AppError('picture-too-large', 'The page is too large to be painted.', { width, height });
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium._FPDF_RenderPageBitmap(
      bitmap,
      page,
      Math.round(-area[0] * scale),
      Math.round(-area[1] * scale),
      Math.round(size.width * scale),
      Math.round(size.height * scale),
      0,
      flags,
    );
    const start = pdfium._FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium._FPDFBitmap_GetStride(bitmap);
    const pixels = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      pixels.set(pdfium.HEAPU8.subarray(start + row * stride, start + row * stride + width), row * width);
    }
    return { pixels, width, height, pixelsPerInch, area };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
  }
}

/** Whether anything but paper shows: enough pixels that differ from the commonest grey. */
export function hasInk({ pixels }: Pick<GreyPicture, 'pixels'>): boolean {
  const { inkStride, inkContrast, inkShare } = pdfLimits.render;
  const counts = new Uint32Array(256);
  let looked = 0;
  for (let at = 0; at < pixels.length; at += inkStride) {
    const grey = pixels[at] ?? 0;
    counts[grey] = (counts[grey] ?? 0) + 1;
    looked += 1;
  }
  const paper = counts.indexOf(Math.max(...counts));
  let ink = 0;
  counts.forEach((count, grey) => {
    if (Math.abs(grey - paper) >= inkContrast) ink += count;
  });
  return ink > looked * inkShare;
}

/** Rows of a picture from one height of the page to another, in points as displayed. */
export function cutRows(picture: GreyPicture, top: number, bottom: number): GreyPicture {
  const scale = picture.pixelsPerInch / pointsPerInch;
  const [x0, y0, x1] = picture.area;
  const first = Math.max(0, Math.floor((top - y0) * scale));
  const last = Math.min(picture.height, Math.ceil((bottom - y0) * scale));
  return {
    pixels: picture.pixels.slice(first * picture.width, last * picture.width),
    width: picture.width,
    height: last - first,
    pixelsPerInch: picture.pixelsPerInch,
    area: [x0, y0 + first / scale, x1, y0 + last / scale],
  };
}
