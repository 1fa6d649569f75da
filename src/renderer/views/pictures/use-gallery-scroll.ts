import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { pictureLimits } from '../../picture-limits.ts';
import { type GalleryLayout, visiblePart } from './gallery-layout.ts';
import { mostSharpCells } from './sharp-cells.ts';

type Range = { readonly first: number; readonly end: number };
/** What is drawn: heights in whole rows, so that it changes once a row and not with every pixel. */
type Part = Range & { readonly from: number; readonly to: number };

const nowhere: Range = { first: 0, end: 0 };

/** Follows the gallery's scrolling: what is near the screen, and, once it rests, what is to be sharp. */
export function useGalleryScroll(scroller: RefObject<HTMLDivElement | null>, name: string) {
  const layout = useRef<GalleryLayout | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [room, setRoom] = useState({ width: 800, height: 600 });
  const [part, setPart] = useState<Part>({ ...nowhere, from: 0, to: 0 });
  const [sharp, setSharp] = useState<Range>(nowhere);

  const rest = useCallback(() => {
    const element = scroller.current;
    if (!element || !layout.current) return;
    const { first, end } = visiblePart(layout.current, element.scrollTop, element.scrollTop + element.clientHeight);
    const next = { first, end: Math.min(end, first + mostSharpCells) };
    setSharp((before) => (before.first === next.first && before.end === next.end ? before : next));
  }, [scroller]);

  const look = useCallback(() => {
    const element = scroller.current;
    const current = layout.current;
    if (!element || !current) return;
    const step = current.rowHeight;
    const from = Math.floor((element.scrollTop - pictureLimits.overscan) / step) * step;
    const to = Math.ceil((element.scrollTop + element.clientHeight + pictureLimits.overscan) / step) * step;
    const { first, end } = visiblePart(current, from, to);
    setPart((before) =>
      before.from === from && before.to === to && before.first === first && before.end === end
        ? before
        : { from, to, first, end },
    );
    clearTimeout(timer.current);
    timer.current = setTimeout(rest, pictureLimits.restMs);
  }, [scroller, rest]);

  const follow = useCallback(
    (next: GalleryLayout) => {
      layout.current = next;
      look();
    },
    [look],
  );

  /** Brings a row into sight. */
  const scrollTo = useCallback(
    (top: number, rowHeight: number) => {
      const element = scroller.current;
      if (!element) return;
      // Its heading stays over it.
      const above = top - pictureLimits.heading;
      if (above < element.scrollTop) element.scrollTop = above;
      else if (top + rowHeight > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + rowHeight - element.clientHeight;
      }
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      // A hidden view has no size; what it had is kept.
      if (width === 0 || height === 0) return;
      setRoom((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
      clearTimeout(timer.current);
    };
  }, [scroller, look]);

  // Another list begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says which list it is
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    setSharp(nowhere);
  }, [name]);

  return { room, part, sharp, follow, scrollTo };
}
