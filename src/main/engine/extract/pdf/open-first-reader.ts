import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import { repairedPdf } from './repaired-pdf.ts';

const worthSecondLook: ReadonlySet<string> = new Set(['file-damaged', 'format-unsupported', 'wrong-password']);

export type FirstReader = {
  readonly document: PdfDocument | null;
  /** What was opened: the file, or what could be made of it. */
  readonly opened: ByteSource;
  /** Why the file as it is could not be opened. */
  readonly failure: AppError | null;
};

/** PDFium with the file, or with what can be saved of a damaged one. Rejects as `openPdf` does where another reader could do no better. */
export async function openFirstReader(
  source: ByteSource,
  password: string | null,
  signal: AbortSignal,
): Promise<FirstReader> {
  try {
    return { document: await openWithPages(source, password, signal), opened: source, failure: null };
  } catch (failure) {
    if (!(failure instanceof AppError) || !worthSecondLook.has(failure.code)) throw failure;
    const repaired = failure.code === 'file-damaged' ? await repairedPdf(source, signal) : null;
    if (!repaired) return { document: null, opened: source, failure };
    const document = await openWithPages(repaired, password, signal).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    return { document, opened: repaired, failure };
  }
}

/** The same for what only PDFium can do, such as painting. Rejects as `openPdf` does when nothing can be saved. */
export async function openMendedPdf(
  source: ByteSource,
  password: string | null,
  signal: AbortSignal,
): Promise<PdfDocument> {
  const { document, failure } = await openFirstReader(source, password, signal);
  if (document) return document;
  throw failure ?? new AppError('file-damaged', 'The PDF is damaged and can not be opened.', {});
}

async function openWithPages(source: ByteSource, password: string | null, signal: AbortSignal): Promise<PdfDocument> {
  const document = await openPdf(source, password, signal);
  if (document.pages > 0) return document;
  document.close();
  throw new AppError('file-damaged', 'The PDF has no pages that can be read.', {});
}
