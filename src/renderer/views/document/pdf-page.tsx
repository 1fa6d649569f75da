import { type PDFDocumentProxy, RenderingCancelledException } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { PagePlace } from '../../../preload/contract/shapes.ts';
import { limits } from '../../limits.ts';
import type { Size } from './highlight-geometry.ts';
import { PageMarks } from './page-marks.tsx';

type PdfPageProps = {
  readonly pdf: PDFDocumentProxy;
  /** 1-based. */
  readonly number: number;
  readonly top: number;
  /** CSS pixels. */
  readonly size: Size;
  readonly places: readonly PagePlace[];
  /** Tells the page's real size in points, as displayed. */
  readonly onSize: (page: number, size: Size) => void;
};

/** Device pixels per CSS pixel, lowered where the canvas would grow beyond what can be drawn. */
function pixelRatio(size: Size): number {
  const wanted = window.devicePixelRatio || 1;
  return Math.min(wanted, Math.sqrt(limits.pdfMaxPixels / Math.max(1, size.width * size.height)));
}

/** One drawn page with its marks. */
export function PdfPage({ pdf, number, top, size, places, onSize }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let gone = false;
    let cancel = () => {};
    async function draw(target: HTMLCanvasElement): Promise<void> {
      const page = await pdf.getPage(number);
      if (gone) return;
      const natural = page.getViewport({ scale: 1 });
      onSize(number, { width: natural.width, height: natural.height });
      const viewport = page.getViewport({ scale: (size.width / natural.width) * pixelRatio(size) });
      // Drawn aside and then copied, so that zooming never shows an empty page.
      const sheet = document.createElement('canvas');
      sheet.width = Math.max(1, Math.round(viewport.width));
      sheet.height = Math.max(1, Math.round(viewport.height));
      const task = page.render({ canvas: sheet, viewport });
      cancel = () => task.cancel();
      await task.promise;
      if (gone) return;
      target.width = sheet.width;
      target.height = sheet.height;
      target.getContext('2d')?.drawImage(sheet, 0, 0);
      setState('drawn');
    }
    draw(element).catch((error: unknown) => {
      if (!gone && !(error instanceof RenderingCancelledException)) setState('failed');
    });
    return () => {
      gone = true;
      cancel();
    };
  }, [pdf, number, size.width, size.height, onSize]);

  return (
    <div
      className="document-page"
      style={{ top, width: size.width, height: size.height }}
      role="img"
      aria-label={`Page ${number}`}
      data-testid="document-page"
      data-page={number}
      data-drawn={state === 'drawn'}
    >
      <canvas ref={canvas} />
      {state === 'failed' && <p className="page-failed">This page could not be drawn.</p>}
      {places
        .filter((place) => place.page === number)
        .map((place) => (
          <PageMarks key={place.page} place={place} drawn={size} />
        ))}
    </div>
  );
}
