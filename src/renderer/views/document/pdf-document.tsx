import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DocumentView, Reason } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { limits } from '../../limits.ts';
import { reasonOf } from '../../reason-of.ts';
import type { DocumentTarget } from '../../stores/document-store.ts';
import { errorMessage } from '../library-messages.ts';
import { joinLines, placeBox, type Size } from './highlight-geometry.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { PageControls } from './page-controls.tsx';
import { fitWidth, layOutPages, pageAt, pageGap } from './page-layout.ts';
import { PdfPage } from './pdf-page.tsx';

type PdfDocumentProps = { readonly view: DocumentView; readonly target: DocumentTarget | null };

/** Points; a US Letter page stands in for a page whose size is not known yet. */
const unknownPage: Size = { width: 612, height: 792 };

function knownSizes(view: DocumentView, count: number): Size[] {
  const byNumber = new Map(view.pages.map((page) => [page.number, page]));
  return Array.from({ length: count }, (_, index) => {
    const page = byNumber.get(index + 1);
    return page?.width && page.height ? { width: page.width, height: page.height } : unknownPage;
  });
}

function useOpenPdf(view: DocumentView): { readonly open: OpenPdf | null; readonly error: Reason | null } {
  const [open, setOpen] = useState<OpenPdf | null>(null);
  const [error, setError] = useState<Reason | null>(null);
  const { documentId, fileId } = view;
  useEffect(() => {
    let current: OpenPdf | null = null;
    let gone = false;
    setOpen(null);
    setError(null);
    const fail = (cause: unknown) => {
      if (!gone) setError(reasonOf(cause));
    };
    openPdf(documentId, fileId, fail).then((opened) => {
      if (gone) opened.close();
      else {
        current = opened;
        setOpen(opened);
      }
    }, fail);
    return () => {
      gone = true;
      current?.close();
    };
  }, [documentId, fileId]);
  return { open, error };
}

/** Pages under one another; only those on screen are drawn. */
export function PdfDocument({ view, target }: PdfDocumentProps) {
  const { open, error } = useOpenPdf(view);
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [scroll, setScroll] = useState({ top: 0, height: 0 });
  const [measured, setMeasured] = useState<ReadonlyMap<number, Size>>(new Map());
  const count = open?.pdf.numPages ?? view.pages.length;
  const points = useMemo(
    () => knownSizes(view, count).map((size, index) => measured.get(index + 1) ?? size),
    [view, count, measured],
  );
  const scale = fitWidth(points, Math.max(room, 200)) * zoom;
  const layout = useMemo(() => layOutPages(points, scale), [points, scale]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      setRoom(element.clientWidth);
      setScroll({ top: element.scrollTop, height: element.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  const goToPage = useCallback(
    (page: number) => {
      const top = layout.tops[Math.min(Math.max(page, 1), layout.tops.length) - 1];
      if (scroller.current && top !== undefined) scroller.current.scrollTop = top - pageGap / 2;
    },
    [layout],
  );

  // The cited place is brought into view once for each opening, and again when the pages' sizes become known.
  const places = target?.locator?.type === 'page' ? target.locator.places : [];
  const cited = target?.locator?.type === 'page' ? target.locator.page : null;
  const request = target?.request ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: zooming or resizing must not jump back to the citation
  useEffect(() => {
    if (cited === null || !open || room === 0) return;
    const place = places.find((each) => each.page === cited);
    const line = place ? joinLines(place.boxes)[0] : undefined;
    const size = layout.sizes[cited - 1];
    const within = place && line && size ? placeBox(line, place, size).top : 0;
    const element = scroller.current;
    if (element) element.scrollTop = Math.max(0, (layout.tops[cited - 1] ?? 0) + within - element.clientHeight / 3);
  }, [request, open, room === 0, measured.size]);

  const onSize = useCallback((page: number, size: Size) => {
    setMeasured((before) => {
      const old = before.get(page);
      return old?.width === size.width && old.height === size.height ? before : new Map(before).set(page, size);
    });
  }, []);

  if (error) {
    const { sentence, next } = errorMessage(error);
    return (
      <EmptyState icon="warning" title={sentence} testId="document-error">
        {next}
      </EmptyState>
    );
  }
  const first = Math.max(0, pageAt(layout, scroll.top) - limits.pdfOverscan);
  const last = Math.min(count - 1, pageAt(layout, scroll.top + scroll.height) + limits.pdfOverscan);
  const shown = open ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [];
  return (
    <div className="pdf-document">
      <div className="pdf-scroller" ref={scroller} tabIndex={-1}>
        {!open && (
          <div className="view-loading">
            <Spinner size={20} label="Opening the document" />
          </div>
        )}
        <div className="pdf-column" style={{ height: layout.height, minWidth: layout.width }}>
          {open &&
            shown.map((index) => (
              <PdfPage
                key={index}
                pdf={open.pdf}
                number={index + 1}
                top={layout.tops[index] ?? 0}
                size={layout.sizes[index] ?? unknownPage}
                places={places}
                onSize={onSize}
              />
            ))}
        </div>
      </div>
      <PageControls
        page={pageAt(layout, scroll.top + scroll.height / 3) + 1}
        pages={count}
        zoom={zoom}
        onPage={goToPage}
        onZoom={setZoom}
      />
    </div>
  );
}
