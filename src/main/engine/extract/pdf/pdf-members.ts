import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import { openPdf } from './pdf-document.ts';
import { dropPdfium } from './pdfium-module.ts';

/** The bytes of a file embedded in a PDF, by the path it was announced with. */
export async function* memberBytes(
  source: ByteSource,
  path: string,
  signal: AbortSignal,
  password: string | null,
): AsyncIterable<Uint8Array> {
  const document = await openPdf(source, password, signal);
  let bytes: Uint8Array;
  try {
    const found = document.attachments.find(({ member }) => member.path === path && member.problem === null);
    if (!found) throw new AppError('member-refused', 'There is no such file in the PDF.', { path });
    bytes = document.attachment(found.index);
  } catch (error) {
    if (error instanceof AppError) throw error;
    dropPdfium();
    throw new AppError('file-damaged', 'The embedded file is damaged.', { path });
  } finally {
    document.close();
  }
  const { pieceBytes } = pdfLimits.attachments;
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    signal.throwIfAborted();
    yield bytes.subarray(at, at + pieceBytes);
  }
}
