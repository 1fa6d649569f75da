import type { Box } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { pdfLimits } from './limits.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './pdfium-scratch.ts';
import { pdfiumText, withPdfiumKey } from './pdfium-text.ts';

/** What somebody wrote on a page beside its own text: a comment, or the value of a form field that shows nothing. */
export type PageNote = { readonly text: string; readonly box: Box };

/** Comments, marks with a remark, drawings with one, attached files. */
const remarks: ReadonlySet<number> = new Set([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17]);
const widget = 20;
/** Form fields whose value is text: combo boxes, list boxes and text fields. */
const textFields: ReadonlySet<number> = new Set([4, 5, 6]);

/** What was written on a page. `form` is PDFium's form environment or 0. */
export function pageNotes(pdfium: Pdfium, page: number, form: number, frame: PageFrame, scratch: Scratch): PageNote[] {
  const count = Math.min(pdfium._FPDFPage_GetAnnotCount(page), pdfLimits.notes.mostAnnotations);
  const notes: PageNote[] = [];
  for (let at = 0; at < count; at += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, at);
    if (annotation === 0) continue;
    const text = cleanText(noteText(pdfium, annotation, form)).trim();
    const box = text === '' ? null : noteBox(pdfium, annotation, frame, scratch);
    if (box) notes.push({ text, box });
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
  return notes;
}

/** Notes whose words do not stand in the text of their page anyway; each only once. */
export function unseenNotes(notes: readonly PageNote[], pageText: string): readonly PageNote[] {
  if (notes.length === 0) return notes;
  const shown = new Set<string>();
  const page = squeezed(pageText);
  return notes.filter(({ text }) => {
    const own = squeezed(text);
    if (page.includes(own) || shown.has(own)) return false;
    shown.add(own);
    return true;
  });
}

function noteText(pdfium: Pdfium, annotation: number, form: number): string {
  const type = pdfium._FPDFAnnot_GetSubtype(annotation);
  const most = pdfLimits.notes.mostCharacters;
  const entry = (name: string) =>
    withPdfiumKey(pdfium, name, (key) =>
      pdfiumText(pdfium, most, (buffer, bytes) => pdfium._FPDFAnnot_GetStringValue(annotation, key, buffer, bytes)),
    );
  if (type === widget) {
    const field = form === 0 ? -1 : pdfium._FPDFAnnot_GetFormFieldType(form, annotation);
    // A field that the form does not list has its value in itself; names of buttons are no text and come out empty.
    if (field < 0) return entry('V');
    if (!textFields.has(field)) return '';
    return pdfiumText(pdfium, most, (buffer, bytes) =>
      pdfium._FPDFAnnot_GetFormFieldValue(form, annotation, buffer, bytes),
    );
  }
  return remarks.has(type) ? entry('Contents') : '';
}

/** The part of its rectangle that is on the page; null when none is. */
function noteBox(pdfium: Pdfium, annotation: number, frame: PageFrame, scratch: Scratch): Box | null {
  if (!pdfium._FPDFAnnot_GetRect(annotation, scratch.pointer)) return null;
  // Left, top, right, bottom.
  const [x0, y0, x1, y1] = frame.box(scratch.float32(0), scratch.float32(4), scratch.float32(8), scratch.float32(12));
  const box: Box = [Math.max(0, x0), Math.max(0, y0), Math.min(frame.width, x1), Math.min(frame.height, y1)];
  return box[2] > box[0] && box[3] > box[1] ? box : null;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}
