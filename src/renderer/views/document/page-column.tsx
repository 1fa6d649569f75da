// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { type DocumentTarget, useDocument } from '../../stores/document-store.ts';
import { joinLines, placeBox, type Size } from './highlight-geometry.ts';
import { PageControls } from './page-controls.tsx';
import { fitWidth, layOutPages, type PageLayout, pageAt } from './page-layout.ts';
import { PictureMark } from './picture-mark.tsx';
import { usePageScroll } from './use-page-scroll.ts';

/** What a column asks of one page: draw yourself here, and say so if your real size (points) is another. */
export type PageSlot = {
  readonly index: number;
  /** CSS pixels. */
  readonly top: number;
  readonly size: Size;
  readonly onSize: (page: number, size: Size) => void;
};

type PageColumnProps = {
  readonly view: DocumentView;
  readonly target: DocumentTarget | null;
  readonly count: number;
  /** False while the pages cannot be drawn yet. */
  readonly isReady: boolean;
  readonly renderPage: (slot: PageSlot) => ReactNode;
};

/** Points; a US Letter page stands in for a page whose size is not known yet. */
const unknownPage: Size = { width: 612, height: 792 };
/** Points by which a stored size may differ from the drawn one before the layout follows. */
const tolerance = 1;

function storedSizes(view: DocumentView, count: number): Size[] {
  const byNumber = new Map(view.pages.map((page) => [page.number, page]));
  return Array.from({ length: count }, (_, index) => {
    const page = byNumber.get(index + 1);
    return page?.width && page.height ? { width: page.width, height: page.height } : unknownPage;
  });
}

/** Height within the column of what is cited: its first line, or the top of its page. */
function citedHeight(target: DocumentTarget | null, layout: PageLayout): number | null {
  if (target?.locator?.type !== 'page') return null;
  const { page, places } = target.locator;
  const size = layout.sizes[page - 1];
  if (!size) return null;
  const place = places.find((each) => each.page === page);
  const [line] = joinLines(place?.boxes ?? []);
  return (layout.tops[page - 1] ?? 0) + (place && line ? placeBox(line, place, size).top : 0);
}

/** Pages under one another; only those on screen are drawn. */
export function PageColumn({ view, target, count, isReady, renderPage }: PageColumnProps) {
  const [zoom, setZoom] = useState(1);
  /** Pages that turned out to be of another size than stored. */
  const [corrected, setCorrected] = useState<ReadonlyMap<number, Size>>(new Map());
  const beginAt = useDocument((state) => state.beginAt);
  const stored = useMemo(() => storedSizes(view, count), [view, count]);
  const points = useMemo(() => stored.map((size, index) => corrected.get(index + 1) ?? size), [stored, corrected]);
  const layoutFor = useCallback(
    (room: number) => layOutPages(points, fitWidth(points, Math.max(room, 200)) * zoom),
    [points, zoom],
  );
  const { scroller, layout, view: seen, isMeasured, scrollTo } = usePageScroll(layoutFor);

  const request = target?.request ?? null;
  const citedPage = target?.locator?.type === 'page' ? target.locator.page : null;
  const citedSize = citedPage === null ? null : corrected.get(citedPage);
  // Once for each opening, and again if the cited page's size is corrected; never because of zooming or reading on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const height = isReady && isMeasured ? citedHeight(target, layout) : null;
    if (height !== null) scrollTo(height);
  }, [request, isReady, isMeasured, citedSize]);

  const goToPage = (page: number) => {
    const height = scroller.current?.clientHeight ?? seen.height;
    scrollTo((layout.tops[Math.min(Math.max(page, 1), count) - 1] ?? 0) + height / 3 - 8);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each asking, not whenever the layout changes
  useEffect(() => {
    if (beginAt && isReady && isMeasured) goToPage(beginAt.index + 1);
  }, [beginAt, isReady, isMeasured]);

  const onSize = useCallback(
    (page: number, size: Size) => {
      const known = stored[page - 1] ?? unknownPage;
      const off = Math.max(Math.abs(known.width - size.width), Math.abs(known.height - size.height));
      if (off > tolerance) setCorrected((before) => (before.has(page) ? before : new Map(before).set(page, size)));
    },
    [stored],
  );

  const seenPage = pageAt(layout, seen.top + seen.height / 3);
  useEffect(() => {
    if (isReady && isMeasured) useDocument.getState().seePage(seenPage);
  }, [seenPage, isReady, isMeasured]);
  const first = Math.max(0, pageAt(layout, seen.top) - limits.pdfOverscan);
  const last = Math.min(count - 1, pageAt(layout, seen.top + seen.height) + limits.pdfOverscan);
  const shown = isReady ? Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index) : [];
  const meant = beginAt?.box ? { index: beginAt.index, box: beginAt.box } : null;
  return (
    <div className="pdf-document">
      <section className="pdf-scroller" ref={scroller} aria-label={t('Pages')} tabIndex={0}>
        {!isReady && (
          <div className="view-loading">
            <Spinner size={20} label={t('Opening the document')} />
          </div>
        )}
        <div className="pdf-column" style={{ height: layout.height, minWidth: layout.width }}>
          {shown.map((index) =>
            renderPage({
              index,
              top: layout.tops[index] ?? 0,
              size: layout.sizes[index] ?? unknownPage,
              onSize,
            }),
          )}
          {meant && shown.includes(meant.index) && (
            <PictureMark
              box={meant.box}
              stored={points[meant.index] ?? unknownPage}
              drawn={layout.sizes[meant.index] ?? unknownPage}
              top={layout.tops[meant.index] ?? 0}
            />
          )}
        </div>
      </section>
      <PageControls page={seenPage + 1} pages={count} zoom={zoom} onPage={goToPage} onZoom={setZoom} />
    </div>
  );
}
