import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import { startPdfWorker } from '../../worker-policy.ts';
import { openPdf } from '../document/open-pdf.ts';
import type { Drawn } from './thumbnails.ts';

/** All thumbnails share one PDF reader, which is let go of when it rests, and ended when a page takes too long. */
let reader: Worker | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;

function letGo(): void {
  reader?.terminate();
  reader = null;
}

/** Draws one page (1-based) as a small picture. Rejects when the page can't be drawn, also when it is locked or takes too long. */
export async function drawPdfThumbnail(documentId: string, fileId: string, number: number): Promise<Drawn> {
  clearTimeout(idle);
  reader ??= startPdfWorker();
  const shared = reader;
  const broken = Promise.withResolvers<never>();
  const late = setTimeout(() => {
    letGo();
    broken.reject(new AppError('worker-timeout', 'The page took too long.'));
  }, limits.thumbnailMs);
  const ask = () => broken.reject(new AppError('password-needed', 'The pages are locked.'));

  async function draw(): Promise<Drawn> {
    const open = await openPdf(documentId, fileId, { fail: broken.reject, ask }, shared);
    try {
      const page = await open.pdf.getPage(number);
      const scale = (2 * limits.thumbnailWidth) / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      await page.render({ canvas, viewport }).promise;
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
      if (!blob) throw new AppError('internal', 'The picture of the page could not be made.');
      const address = URL.createObjectURL(blob);
      return { address, release: () => URL.revokeObjectURL(address) };
    } finally {
      open.close();
    }
  }

  try {
    return await Promise.race([draw(), broken.promise]);
  } finally {
    clearTimeout(late);
    idle = setTimeout(letGo, limits.thumbnailIdleMs);
  }
}
