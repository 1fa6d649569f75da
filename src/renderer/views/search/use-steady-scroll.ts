import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ResultList } from '../../stores/result-list.ts';

function rowOf(scroller: HTMLElement, key: string): HTMLElement | null {
  return scroller.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

/**
 * Keeps the row a person looks at under their eyes when a better list comes, whatever grew above it; goes to the top for another
 * question, and to the chosen row when the keys move.
 * @param question what the list answers; another one begins at the top
 */
export function useSteadyScroll(scroller: RefObject<HTMLElement | null>, list: ResultList, question: string): void {
  const { groups, anchor, selectedKey } = list;
  const last = useRef<{ question: string; anchor: string | null; top: number }>({ question, anchor: null, top: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another list of groups moves rows by itself
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const before = last.current;
    if (before.question !== question) element.scrollTop = 0;
    else if (anchor !== null && before.anchor === anchor) {
      const row = rowOf(element, anchor);
      if (row) element.scrollTop += row.getBoundingClientRect().top - before.top;
    }
  }, [groups, question]);

  // Measured after every change and while scrolling, so that the next list finds where the row was.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const row = anchor === null ? null : rowOf(element, anchor);
      last.current = { question, anchor: row ? anchor : null, top: row?.getBoundingClientRect().top ?? 0 };
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    return () => element.removeEventListener('scroll', measure);
  });

  useEffect(() => {
    if (selectedKey === null || !scroller.current) return;
    rowOf(scroller.current, selectedKey)?.scrollIntoView({ block: 'nearest' });
  }, [scroller, selectedKey]);
}
