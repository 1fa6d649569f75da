import type { Box, ShownPicture } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import type { PageFrame } from './page-frame.ts';
import { eachImage } from './page-images.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './pdfium-scratch.ts';

/** A picture painted on a page: its ordinal among them, where it is displayed, and its pixels. */
export type PagePicture = { readonly ordinal: number; readonly box: Box; readonly picture: ShownPicture };

/** The pictures of a page that are more than ornaments; `only`: the one of this ordinal. */
export function pagePictures(
  pdfium: Pdfium,
  page: number,
  frame: PageFrame,
  scratch: Scratch,
  only: number | null,
): PagePicture[] {
  const found: PagePicture[] = [];
  let ordinal = -1;
  eachImage(pdfium, page, frame, scratch, (object, { box, pixels }, [width, height]) => {
    if (Math.min(width, height) < pdfLimits.pictures.leastEdge || pixels > pdfLimits.pictures.mostPixels) return;
    const [x0, y0, x1, y1] = box;
    if (Math.min(x1 - x0, y1 - y0) < pdfLimits.pictures.leastPoints) return;
    ordinal += 1;
    if ((only !== null && only !== ordinal) || found.length >= pdfLimits.pictures.mostOfPage) return;
    const picture = jpegOf(pdfium, object, scratch) ?? pixelsOf(pdfium, object);
    if (picture) found.push({ ordinal, box, picture });
  });
  return found;
}

/** The file a picture was put in as; null where it is kept in another form, or in colours only a printer has. */
function jpegOf(pdfium: Pdfium, object: number, scratch: Scratch): ShownPicture | null {
  if (pdfium._FPDFImageObj_GetImageFilterCount(object) !== 1) return null;
  const length = pdfium._FPDFImageObj_GetImageFilter(object, 0, scratch.pointer, scratch.bytes);
  const name = new TextDecoder('latin1').decode(
    pdfium.HEAPU8.slice(scratch.pointer, scratch.pointer + Math.max(0, Math.min(length - 1, scratch.bytes))),
  );
  if (name !== 'DCTDecode') return null;
  const bytes = pdfium._FPDFImageObj_GetImageDataRaw(object, 0, 0);
  if (bytes <= 0) return null;
  const pointer = pdfium._malloc(bytes);
  if (pointer === 0) return null;
  try {
    pdfium._FPDFImageObj_GetImageDataRaw(object, pointer, bytes);
    const file = pdfium.HEAPU8.slice(pointer, pointer + bytes);
    return coloursOfJpeg(file) > 3 ? null : { type: 'file', bytes: file, frame: 0 };
  } finally {
    pdfium._free(pointer);
  }
}

/** Colour components of a JPEG by its frame header; 0 when it has none. */
function coloursOfJpeg(bytes: Uint8Array): number {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return 0;
    const mark = bytes[at + 1] ?? 0;
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) return bytes[at + 9] ?? 0;
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return 0;
}

function pixelsOf(pdfium: Pdfium, object: number): ShownPicture | null {
  const bitmap = pdfium._FPDFImageObj_GetBitmap(object);
  if (bitmap === 0) return null;
  try {
    const width = pdfium._FPDFBitmap_GetWidth(bitmap);
    const height = pdfium._FPDFBitmap_GetHeight(bitmap);
    const stride = pdfium._FPDFBitmap_GetStride(bitmap);
    const bytesPerPixel = [0, 1, 3, 4, 4][pdfium._FPDFBitmap_GetFormat(bitmap)] ?? 0;
    const start = pdfium._FPDFBitmap_GetBuffer(bitmap);
    if (width < 1 || height < 1 || bytesPerPixel === 0 || start === 0) return null;
    const pixels = new Uint8Array(width * height * 3);
    for (let row = 0, to = 0; row < height; row += 1) {
      let from = start + row * stride;
      for (let column = 0; column < width; column += 1, to += 3, from += bytesPerPixel) {
        const blue = pdfium.HEAPU8[from] ?? 0;
        pixels[to] = bytesPerPixel === 1 ? blue : (pdfium.HEAPU8[from + 2] ?? 0);
        pixels[to + 1] = bytesPerPixel === 1 ? blue : (pdfium.HEAPU8[from + 1] ?? 0);
        pixels[to + 2] = blue;
      }
    }
    return { type: 'colours', pixels, width, height, channels: 3 };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
  }
}
