import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import type { RawPage } from './pdf-document.ts';
import { pdfjsModule } from './pdfjs-module.ts';
import { secondPage } from './second-page.ts';

/** pdf.js as a second pair of eyes: slower than PDFium, but it rebuilds what is broken and decodes some fonts better. */
export type SecondReader = {
  readonly pages: number;
  /** Rejects with AppError `unit-failed` when it can't read the page either. */
  page(index: number): Promise<RawPage>;
  close(): Promise<void>;
};

/** Opens a PDF in pdf.js. Rejects with `password-needed`, `wrong-password`, `file-too-large` or `file-damaged`. */
export async function openSecondReader(
  source: ByteSource,
  password: string | null,
  signal: AbortSignal,
): Promise<SecondReader> {
  if (source.size > pdfLimits.second.mostBytes)
    throw new AppError('file-too-large', 'The PDF is too large for the second reader.', { bytes: source.size });
  const { getDocument } = await pdfjsModule();
  const data = await source.read(0, source.size);
  signal.throwIfAborted();
  const task = getDocument({
    // pdf.js takes the memory over; the reader's own copy must stay.
    data: new Uint8Array(data),
    password: password ?? undefined,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    return reader(await task.promise, () => task.destroy());
  } catch (error) {
    await task.destroy();
    throw openError(error, password);
  }
}

function reader(document: PDFDocumentProxy, destroy: () => Promise<void>): SecondReader {
  return {
    pages: document.numPages,
    page: async (index) => {
      try {
        return await withinTime(secondPage(document, index));
      } catch {
        throw new AppError('unit-failed', 'The page is damaged.', { page: index + 1 });
      }
    },
    close: destroy,
  };
}

function openError(error: unknown, password: string | null): AppError {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'PasswordException')
    return new AppError('file-damaged', 'The PDF is damaged and can not be opened.', {});
  return password === null
    ? new AppError('password-needed', 'The PDF is protected by a password.', {})
    : new AppError('wrong-password', 'The password does not open the PDF.', {});
}

/** Some broken pages make pdf.js wait for data that never comes. */
function withinTime(page: Promise<RawPage>): Promise<RawPage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('pdf.js did not answer')), pdfLimits.second.pageMs);
    page.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
