import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { PagePlace } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { drawPage } from './draw-page.ts';
import type { Size } from './highlight-geometry.ts';
import { PageMarks } from './page-marks.tsx';
import { PaintedPage } from './painted-page.tsx';

type PdfPageProps = {
  /** Null where pdf.js cannot open the file. */
  readonly pdf: PDFDocumentProxy | null;
  readonly documentId: string;
  readonly fileId: string;
  /** 1-based. */
  readonly number: number;
  readonly top: number;
  /** CSS pixels. */
  readonly size: Size;
  readonly places: readonly PagePlace[];
  /** Tells the page's real size in points, as displayed. */
  readonly onSize: (page: number, size: Size) => void;
};

/** One drawn page with its selectable words and its marks. What pdf.js cannot draw is painted by the engine, which mends more. */
export function PdfPage({ pdf, documentId, fileId, number, top, size, places, onSize }: PdfPageProps) {
  const { width, height } = size;
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'painting' | 'painted' | 'failed'>(
    pdf === null ? 'painting' : 'drawing',
  );
  const isPainted = state === 'painting' || state === 'painted';

  useEffect(() => {
    if (pdf === null || !canvas.current || !words.current) return;
    const stop = new AbortController();
    drawPage(pdf, number, { canvas: canvas.current, words: words.current, width, height }, stop.signal).then(
      (drawn) => {
        if (!drawn) return;
        setState('drawn');
        onSize(number, drawn);
      },
      () => !stop.signal.aborted && setState((now) => (now === 'drawing' ? 'painting' : now)),
    );
    return () => stop.abort();
  }, [pdf, number, width, height, onSize]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a document is no form's fieldset
    <div
      className="document-page"
      style={{ top, width, height }}
      role="group"
      aria-label={t('Page {number}', { number })}
      data-testid="document-page"
      data-page={number}
      data-drawn={state === 'drawn' || state === 'painted'}
    >
      <canvas ref={canvas} hidden={isPainted} />
      {isPainted && (
        <PaintedPage
          documentId={documentId}
          fileId={fileId}
          index={number - 1}
          onEnd={(isThere) => setState(isThere ? 'painted' : 'failed')}
        />
      )}
      {state === 'failed' && <p className="page-failed">{t('This page could not be drawn.')}</p>}
      {places
        .filter((place) => place.page === number)
        .map((place) => (
          <PageMarks key={place.page} place={place} drawn={size} />
        ))}
      <div ref={words} />
    </div>
  );
}
