import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type PageLayout, pageAt } from './page-layout.ts';

/** Where the reader is, in a way that outlives zooming and resizing. */
type Anchor = { readonly page: number; readonly share: number };

/** Share of the room's height at which the reader is taken to look. */
const gaze = 1 / 3;

/** Follows the scrolling of a column of pages and keeps the place when their sizes change. */
export function usePageScroll(layoutFor: (room: number) => PageLayout) {
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor>({ page: 0, share: 0 });
  const [room, setRoom] = useState(0);
  const [view, setView] = useState({ top: 0, height: 0 });
  const layout = useMemo(() => layoutFor(room), [layoutFor, room]);
  const current = useRef(layout);
  current.current = layout;

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { tops, sizes } = current.current;
    const at = element.scrollTop + element.clientHeight * gaze;
    const page = pageAt(current.current, at);
    anchor.current = { page, share: (at - (tops[page] ?? 0)) / Math.max(1, sizes[page]?.height ?? 1) };
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, []);

  /** Brings a height of the column to the reader's gaze. */
  const scrollTo = useCallback(
    (y: number) => {
      const element = scroller.current;
      if (!element) return;
      element.scrollTop = Math.max(0, y - element.clientHeight * gaze);
      look();
    },
    [look],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    setRoom(element.clientWidth);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [look]);

  useLayoutEffect(() => {
    // Before the room is known the layout is a guess, and the place in it says nothing.
    if (room === 0) return;
    const { page, share } = anchor.current;
    const size = layout.sizes[page];
    if (size) scrollTo((layout.tops[page] ?? 0) + share * size.height);
  }, [layout, room, scrollTo]);

  return { scroller, layout, view, isMeasured: room > 0, scrollTo };
}
