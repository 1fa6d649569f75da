import {
  getDocument,
  PasswordResponses,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist';
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import { startPdfWorker } from '../../worker-policy.ts';
import { readDocumentBytes } from './document-bytes.ts';
import { BundledPdfAssets } from './pdf-assets.ts';

export type PdfEvents = {
  /** A read that failed after the document was opened. */
  readonly fail: (error: unknown) => void;
  /** The pages are locked; asked again after a wrong answer. */
  readonly ask: (question: { wasWrong: boolean; answer: (password: string) => void }) => void;
};

export type OpenPdf = { readonly pdf: PDFDocumentProxy; readonly close: () => void };

/** Feeds pdf.js from our own file reader; a failed read ends the whole document instead of leaving a page waiting. */
class DocumentTransport extends PDFDataRangeTransport {
  readonly #read: (begin: number, end: number) => Promise<Uint8Array>;
  readonly #fail: (error: unknown) => void;
  constructor(
    total: number,
    first: Uint8Array,
    read: (begin: number, end: number) => Promise<Uint8Array>,
    fail: (error: unknown) => void,
  ) {
    super(total, first, first.length >= total);
    this.#read = read;
    this.#fail = fail;
  }
  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then((bytes) => this.onDataRange(begin, bytes), this.#fail);
  }
}

/**
 * Opens a PDF by its document id; only the parts that are looked at are read. Scripts in the file never run (pdf.js is
 * given no scripting sandbox, no forms and no links are made), and all of its helpers come from our own bundle. A `shared` worker
 * serves several documents and is left to its owner; else the document has one of its own, which ends with it. Rejects with
 * `file-damaged` where pdf.js finds no document in the file; the engine's reader, which mends more, may still paint its pages.
 */
export async function openPdf(
  documentId: string,
  fileId: string | null,
  events: PdfEvents,
  shared?: Worker,
): Promise<OpenPdf> {
  const stop = new AbortController();
  const worker = shared ?? startPdfWorker();
  let task: PDFDocumentLoadingTask | null = null;
  const close = () => {
    stop.abort();
    // Only this takes the file's fonts out of the window again. It waits for the worker, which a file may keep busy for ever.
    const ended = Promise.resolve(task?.destroy()).catch(() => undefined);
    // The others in a shared worker live on.
    if (shared) return;
    const end = () => worker.terminate();
    setTimeout(end, limits.pdfCloseMs);
    void ended.then(end);
  };
  try {
    const { bytes, total } = await readDocumentBytes(documentId, fileId, 0, limits.pdfChunkBytes, stop.signal);
    const fail = (error: unknown) => {
      if (!stop.signal.aborted) events.fail(error);
    };
    const read = async (begin: number, end: number) =>
      (await readDocumentBytes(documentId, fileId, begin, end, stop.signal)).bytes;
    task = getDocument({
      range: new DocumentTransport(total, bytes, read, fail),
      worker: PDFWorker.create({ port: worker, verbosity: VerbosityLevel.ERRORS }),
      rangeChunkSize: limits.pdfChunkBytes,
      disableAutoFetch: true,
      disableStream: true,
      enableXfa: false,
      useWorkerFetch: false,
      disableWorkerRendering: true,
      cMapPacked: true,
      BinaryDataFactory: BundledPdfAssets,
      verbosity: VerbosityLevel.ERRORS,
    });
    task.onPassword = (answer: (password: string) => void, why: number) =>
      events.ask({ wasWrong: why === PasswordResponses.INCORRECT_PASSWORD, answer });
    return { pdf: await task.promise, close };
  } catch (error) {
    const wasClosed = stop.signal.aborted;
    close();
    throw error instanceof AppError || wasClosed
      ? error
      : new AppError('file-damaged', error instanceof Error ? error.message : String(error));
  }
}
