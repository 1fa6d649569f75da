import { AppError } from '../../../../preload/contract/errors.ts';
import type { ShownPicture } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import type { Pdfium } from './pdfium.ts';

const coloursAndOpacity = 4;
const white = 0xffffffff | 0;
/** FPDF_ANNOT; FPDF_REVERSE_BYTE_ORDER: red comes first. */
const flags = 0x01 | 0x10;

/** A page painted in colours as displayed, its longer edge `edge` pixels. Throws `picture-too-large` when there is no memory for it. */
export function paintPage(
  pdfium: Pdfium,
  page: number,
  size: { readonly width: number; readonly height: number },
  edge: number,
): ShownPicture {
  const scale = Math.min(edge, pdfLimits.pictures.mostPaintedEdge) / Math.max(size.width, size.height, 1);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, coloursAndOpacity, 0, 0);
  if (bitmap === 0) throw new AppError('picture-too-large', 'The page is too large to be painted.', { width, height });
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    const start = pdfium._FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium._FPDFBitmap_GetStride(bitmap);
    const pixels = new Uint8Array(width * height * 4);
    for (let row = 0; row < height; row += 1) {
      pixels.set(pdfium.HEAPU8.subarray(start + row * stride, start + row * stride + width * 4), row * width * 4);
    }
    return { type: 'colours', pixels, width, height, channels: 4 };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
  }
}
