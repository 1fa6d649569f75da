import { AppError } from '../../../../preload/contract/errors.ts';
import { type PageFrame, pageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { createScratch, type Scratch } from './pdfium-scratch.ts';

const scratchBytes = 4096;

/** Loads a page for as long as `use` runs. */
export function withPage<Value>(
  pdfium: Pdfium,
  document: number,
  index: number,
  use: (page: number, frame: PageFrame, scratch: Scratch) => Value,
  before: (page: number, frame: PageFrame, scratch: Scratch) => void = () => undefined,
): Value {
  const scratch = createScratch(pdfium, scratchBytes);
  let page = 0;
  try {
    page = loadPage(pdfium, document, index, scratch, (whole) =>
      before(whole, frameOf(pdfium, whole, scratch), scratch),
    );
    if (page === 0) throw new AppError('unit-failed', 'The page is damaged.', { page: index + 1 });
    return use(page, frameOf(pdfium, page, scratch), scratch);
  } finally {
    scratch.free();
    if (page !== 0) pdfium._FPDF_ClosePage(page);
  }
}

function frameOf(pdfium: Pdfium, page: number, scratch: Scratch): PageFrame {
  pdfium._FPDF_GetPageBoundingBox(page, scratch.pointer);
  const box = [scratch.float32(0), scratch.float32(12), scratch.float32(8), scratch.float32(4)] as const;
  return pageFrame(box, pdfium._FPDFPage_GetRotation(page), 1);
}

/** Annotations that show text of their own: free text, stamps and the fields of a form. */
const textAnnotations: ReadonlySet<number> = new Set([3, 13, 20]);
const forDisplay = 0;

/**
 * A page with what was filled in and stamped on it made part of its content, as a person sees it; 0 when damaged. That takes
 * the annotations away, so `before` sees the page as it was.
 */
function loadPage(
  pdfium: Pdfium,
  document: number,
  index: number,
  scratch: Scratch,
  before: (page: number) => void,
): number {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) return 0;
  before(page);
  let found = false;
  const count = pdfium._FPDFPage_GetAnnotCount(page);
  for (let at = 0; at < count && !found; at += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, at);
    found = textAnnotations.has(pdfium._FPDFAnnot_GetSubtype(annotation));
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
  if (!found) return page;
  keepSize(pdfium, page, scratch);
  pdfium._FPDFPage_Flatten(page, forDisplay);
  pdfium._FPDF_ClosePage(page);
  return pdfium._FPDF_LoadPage(document, index);
}

/** Writes the visible part on the page itself: flattening takes a page that has it from the tree of pages for one of 612 by 792. */
function keepSize(pdfium: Pdfium, page: number, scratch: Scratch): void {
  pdfium._FPDF_GetPageBoundingBox(page, scratch.pointer);
  const left = scratch.float32(0);
  const top = scratch.float32(4);
  const right = scratch.float32(8);
  const bottom = scratch.float32(12);
  pdfium._FPDFPage_SetMediaBox(page, left, bottom, right, top);
  pdfium._FPDFPage_SetCropBox(page, left, bottom, right, top);
}
