import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, MetadataField } from '../../types.ts';
import { type PageCharacter, pageCharacters } from './page-characters.ts';
import { type PageCover, pageCovers } from './page-covers.ts';
import { pageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { dropPdfium, pdfiumModule } from './pdfium-module.ts';
import { createScratch } from './pdfium-scratch.ts';

/** One page as PDFium reads it; sizes in points as displayed. */
export type RawPage = {
  readonly width: number;
  readonly height: number;
  readonly characters: readonly PageCharacter[];
  /** Painted areas and images, asked for only where text may be hidden. */
  readonly covers: readonly PageCover[];
};

export type PdfDocument = {
  readonly pages: number;
  readonly fields: readonly MetadataField[];
  /** Throws AppError `unit-failed` when this page can't be read; anything else is a trap after which all is lost. */
  page(index: number): RawPage;
  close(): void;
};

const infoKeys = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'];
const scratchBytes = 4096;
const passwordError = 4;
const securityError = 5;

/**
 * Opens a PDF held whole in PDFium's memory. Rejects with `file-too-large`, `password-needed`, `format-unsupported`
 * (unknown encryption) or `file-damaged`.
 */
export async function openPdf(source: ByteSource, signal: AbortSignal): Promise<PdfDocument> {
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
    const document = pdfium._FPDF_LoadMemDocument(bytes, source.size, 0);
    if (document === 0) throw openError(pdfium._FPDF_GetLastError());
    let broken = false;
    return {
      pages: pdfium._FPDF_GetPageCount(document),
      fields: readInfo(pdfium, document),
      page: (index) => {
        try {
          return readPage(pdfium, document, index);
        } catch (error) {
          broken ||= !(error instanceof AppError);
          throw error;
        }
      },
      close: () => {
        if (broken) return;
        pdfium._FPDF_CloseDocument(document);
        pdfium._free(bytes);
        // WebAssembly memory never shrinks: a process that read a large file starts the next one afresh.
        if (pdfium.HEAPU8.length > limits.extract.pdf.keepBytes) dropPdfium();
      },
    };
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

async function fill(pdfium: Pdfium, pointer: number, source: ByteSource, signal: AbortSignal): Promise<void> {
  for (let at = 0; at < source.size; ) {
    signal.throwIfAborted();
    const part = await source.read(at, Math.min(limits.files.readBytes, source.size - at));
    if (part.length === 0) throw new AppError('file-unreadable', 'The file ended while it was being read.', {});
    pdfium.HEAPU8.set(part, pointer + at);
    at += part.length;
  }
}

function openError(code: number): AppError {
  if (code === passwordError) return new AppError('password-needed', 'The PDF is protected by a password.', {});
  if (code === securityError) return new AppError('format-unsupported', 'The PDF uses unknown encryption.', {});
  return new AppError('file-damaged', 'The PDF is damaged and can not be opened.', {});
}

function readInfo(pdfium: Pdfium, document: number): MetadataField[] {
  const scratch = createScratch(pdfium, scratchBytes);
  try {
    const fields: MetadataField[] = [];
    for (const key of infoKeys) {
      const tag = scratch.pointer;
      pdfium.HEAPU8.set(new TextEncoder().encode(`${key}\0`), tag);
      const buffer = tag + key.length + 1;
      const room = scratchBytes - key.length - 1;
      const length = pdfium._FPDF_GetMetaText(document, tag, buffer, room);
      if (length <= 2 || length > room) continue;
      const value = new TextDecoder('utf-16le').decode(pdfium.HEAPU8.slice(buffer, buffer + length - 2)).trim();
      if (value !== '') fields.push({ name: fieldName(key), value, source: `pdf:Info.${key}` });
    }
    return fields;
  } finally {
    scratch.free();
  }
}

function fieldName(key: string): string {
  if (key === 'CreationDate') return 'created';
  if (key === 'ModDate') return 'modified';
  return key.toLowerCase();
}

function readPage(pdfium: Pdfium, document: number, index: number): RawPage {
  const page = loadPage(pdfium, document, index);
  if (page === 0) throw new AppError('unit-failed', 'The page is damaged.', { page: index + 1 });
  const scratch = createScratch(pdfium, scratchBytes);
  let text = 0;
  try {
    pdfium._FPDF_GetPageBoundingBox(page, scratch.pointer);
    const box = [scratch.float32(0), scratch.float32(12), scratch.float32(8), scratch.float32(4)] as const;
    const frame = pageFrame(box, pdfium._FPDFPage_GetRotation(page), 1);
    text = pdfium._FPDFText_LoadPage(page);
    if (text === 0) throw new AppError('unit-failed', 'The text of the page is damaged.', { page: index + 1 });
    const characters = pageCharacters(pdfium, text, frame, scratch);
    const doubtful = characters.some(({ style }) => style.white || style.unpainted);
    const covers = doubtful ? pageCovers(pdfium, page, frame, scratch) : [];
    return { width: frame.width, height: frame.height, characters, covers };
  } finally {
    if (text !== 0) pdfium._FPDFText_ClosePage(text);
    scratch.free();
    pdfium._FPDF_ClosePage(page);
  }
}

/** Annotations that show text of their own: free text, stamps and the fields of a form. */
const textAnnotations: ReadonlySet<number> = new Set([3, 13, 20]);
const forDisplay = 0;

/** A page with what was filled in and stamped on it made part of its content, as a person sees it; 0 when damaged. */
function loadPage(pdfium: Pdfium, document: number, index: number): number {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) return 0;
  let found = false;
  const count = pdfium._FPDFPage_GetAnnotCount(page);
  for (let at = 0; at < count && !found; at += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, at);
    found = textAnnotations.has(pdfium._FPDFAnnot_GetSubtype(annotation));
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
  if (!found) return page;
  pdfium._FPDFPage_Flatten(page, forDisplay);
  pdfium._FPDF_ClosePage(page);
  return pdfium._FPDF_LoadPage(document, index);
}
