import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './pdfium-scratch.ts';

/** An area of the page that is not bare paper, as displayed. */
export type PageCover = { readonly box: Box; readonly image: boolean };

const pathObject = 2;
const imageObject = 3;
const textObject = 1;

/** Painted areas of a page: images, dark or coloured fills, shadings and forms. */
export function pageCovers(pdfium: Pdfium, page: number, frame: PageFrame, scratch: Scratch): PageCover[] {
  const covers: PageCover[] = [];
  const at = scratch.pointer;
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type === textObject) continue;
    if (type === pathObject) {
      pdfium._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12);
      const lightest = Math.min(scratch.uint32(0), scratch.uint32(4), scratch.uint32(8));
      if (lightest >= limits.extract.pdf.paperFrom || scratch.uint32(12) === 0) continue;
    }
    if (!pdfium._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue;
    const box = frame.box(scratch.float32(0), scratch.float32(4), scratch.float32(8), scratch.float32(12));
    covers.push({ box, image: type === imageObject });
  }
  return covers;
}
