import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { Box, ByteSource, ShownPicture } from '../../types.ts';
import type { CharacterTable } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import { withPage } from './load-page.ts';
import { pageCharacters } from './page-characters.ts';
import { type PageCover, pageCovers } from './page-covers.ts';
import type { PageFrame } from './page-frame.ts';
import { hasTooMuchText, type PagePaint, pagePaint } from './page-images.ts';
import { type PageNote, pageNotes, unseenNotes } from './page-notes.ts';
import { type PagePicture, pagePictures } from './page-pictures.ts';
import { paintPage } from './paint-page.ts';
import { type Attachment, listAttachments, readAttachment } from './pdf-attachments.ts';
import { openForm } from './pdf-form.ts';
import { infoFields } from './pdf-metadata.ts';
import type { Pdfium } from './pdfium.ts';
import { dropPdfium, pdfiumModule } from './pdfium-module.ts';
import type { Scratch } from './pdfium-scratch.ts';
import { pdfiumText, withPdfiumKey } from './pdfium-text.ts';
import { type GreyPicture, renderPage } from './render-page.ts';

/** One page as a reader sees it; sizes in points as displayed. */
export type RawPage = {
  readonly width: number;
  readonly height: number;
  readonly characters: CharacterTable;
  /** It has more characters than are read of one page. */
  readonly cutOff: boolean;
  /** Painted areas and images, asked for only where text may be hidden. */
  readonly covers: readonly PageCover[];
  readonly paint: PagePaint;
  readonly notes: readonly PageNote[];
};

export type PdfDocument = {
  readonly pages: number;
  /** PDFium had to search the file for its objects. */
  readonly rebuilt: boolean;
  /** The information dictionary. */
  readonly info: ReadonlyMap<string, string>;
  readonly attachments: readonly Attachment[];
  /** Throws AppError `unit-failed` when this page can't be read; anything else is a trap after which all is lost. */
  page(index: number): RawPage;
  /** A page, or the given part of it, painted in grey. Throws as `page` does, and `picture-too-large`. */
  render(index: number, area: Box | null, pixelsPerInch: number): GreyPicture;
  /** Pictures on a page; `only`: the one of this ordinal. Throws as `page` does. */
  pictures(index: number, only: number | null): readonly PagePicture[];
  /** A page painted in colours, its longer edge `edge` pixels. Throws as `render` does. */
  paint(index: number, edge: number): ShownPicture;
  /** The bytes of an embedded file by its place in the list. Throws `member-limit` or `file-damaged`. */
  attachment(index: number): Uint8Array;
  close(): void;
};

const passwordError = 4;
const securityError = 5;

/**
 * Opens a PDF held whole in PDFium's memory. Rejects with `file-too-large`, `password-needed`, `wrong-password`,
 * `format-unsupported` (unknown encryption) or `file-damaged`.
 */
export async function openPdf(source: ByteSource, password: string | null, signal: AbortSignal): Promise<PdfDocument> {
  if (source.size > limits.files.maxPdfBytes) {
    throw new AppError('file-too-large', 'The PDF is too large to read.', {
      bytes: source.size,
      most: limits.files.maxPdfBytes,
    });
  }
  const pdfium = await pdfiumModule();
  let bytes = 0;
  try {
    bytes = pdfium._malloc(Math.max(1, source.size));
    if (bytes === 0) throw new AppError('file-too-large', 'The PDF does not fit into memory.', { bytes: source.size });
    await fill(pdfium, bytes, source, signal);
    const document =
      password === null
        ? pdfium._FPDF_LoadMemDocument(bytes, source.size, 0)
        : withPdfiumKey(pdfium, password, (key) => pdfium._FPDF_LoadMemDocument(bytes, source.size, key));
    if (document === 0) throw openError(pdfium._FPDF_GetLastError(), password);
    return openedDocument(pdfium, document, bytes);
  } catch (error) {
    if (error instanceof AppError || signal.aborted) {
      pdfium._free(bytes);
      throw error;
    }
    // PDFium itself broke down over the file.
    dropPdfium();
    throw new AppError('file-damaged', 'The PDF is damaged and can not be opened.', {});
  }
}

function openedDocument(pdfium: Pdfium, document: number, bytes: number): PdfDocument {
  let broken = false;
  const form = openForm(pdfium, document);
  /** Notes a trap, after which nothing of PDFium may be called any more. */
  const guarded = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      broken ||= !(error instanceof AppError);
      throw error;
    }
  };
  return {
    pages: pdfium._FPDF_GetPageCount(document),
    rebuilt: pdfium._FPDF_DocumentHasValidCrossReferenceTable(document) === 0,
    info: readInfo(pdfium, document),
    attachments: listAttachments(pdfium, document),
    page: (index) => guarded(() => readPage(pdfium, document, form.environment, index)),
    render: (index, area, pixelsPerInch) =>
      guarded(() =>
        withPage(pdfium, document, index, (page, frame) =>
          renderPage(pdfium, page, frame, area ?? [0, 0, frame.width, frame.height], pixelsPerInch),
        ),
      ),
    pictures: (index, only) =>
      guarded(() =>
        withPage(pdfium, document, index, (page, frame, scratch) => pagePictures(pdfium, page, frame, scratch, only)),
      ),
    paint: (index, edge) =>
      guarded(() => withPage(pdfium, document, index, (page, frame) => paintPage(pdfium, page, frame, edge))),
    attachment: (index) => guarded(() => readAttachment(pdfium, document, index)),
    close: () => {
      if (broken) return;
      form.close();
      pdfium._FPDF_CloseDocument(document);
      pdfium._free(bytes);
      // WebAssembly memory never shrinks: a process that read a large file starts the next one afresh.
      if (pdfium.HEAPU8.length > limits.extract.pdf.keepBytes) dropPdfium();
    },
  };
}

async function fill(pdfium: Pdfium, pointer: number, source: ByteSource, signal: AbortSignal): Promise<void> {
  for (let at = 0; at < source.size; ) {
    signal.throwIfAborted();
    const part = await source.read(at, Math.min(limits.files.readBytes, source.size - at));
    if (part.length === 0) throw new AppError('file-unreadable', 'The file ended while it was being read.', {});
    pdfium.HEAPU8.set(part, pointer + at);
    at += part.length;
  }
}

function openError(code: number, password: string | null): AppError {
  if (code === passwordError && password !== null)
    return new AppError('wrong-password', 'The password does not open the PDF.', {});
  if (code === passwordError) return new AppError('password-needed', 'The PDF is protected by a password.', {});
  if (code === securityError) return new AppError('format-unsupported', 'The PDF uses unknown encryption.', {});
  return new AppError('file-damaged', 'The PDF is damaged and can not be opened.', {});
}

function readInfo(pdfium: Pdfium, document: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of Object.keys(infoFields)) {
    const value = withPdfiumKey(pdfium, name, (key) =>
      pdfiumText(pdfium, pdfLimits.metadata.mostCharacters, (buffer, bytes) =>
        pdfium._FPDF_GetMetaText(document, key, buffer, bytes),
      ),
    );
    if (value !== '') found.set(name, value);
  }
  return found;
}

function readPage(pdfium: Pdfium, document: number, form: number, index: number): RawPage {
  let notes: readonly PageNote[] = [];
  const read = (page: number, frame: PageFrame, scratch: Scratch): RawPage => {
    if (hasTooMuchText(pdfium, page))
      throw new AppError('unit-failed', 'The page has too many pieces of text.', { page: index + 1 });
    const text = pdfium._FPDFText_LoadPage(page);
    if (text === 0) throw new AppError('unit-failed', 'The text of the page is damaged.', { page: index + 1 });
    try {
      const characters = pageCharacters(pdfium, text, frame, scratch);
      const doubtful = characters.styles.some((style) => style.white || style.unpainted);
      return {
        width: frame.width,
        height: frame.height,
        characters,
        cutOff: pdfium._FPDFText_CountChars(text) > pdfLimits.page.mostCharacters,
        covers: doubtful ? pageCovers(pdfium, page, frame, scratch) : [],
        paint: pagePaint(pdfium, page, frame, scratch),
        notes: unseenNotes(notes, characters.text),
      };
    } finally {
      pdfium._FPDFText_ClosePage(text);
    }
  };
  return withPage(pdfium, document, index, read, (page, frame, scratch) => {
    notes = pageNotes(pdfium, page, form, frame, scratch);
  });
}
