import { type ReactNode, useEffect, useRef, useState } from 'react';
import { limits } from '../limits.ts';

type GrowingRowsProps<Item> = {
  readonly items: readonly Item[];
  /** A list item with its own key. */
  readonly row: (item: Item) => ReactNode;
  /** Rows that are drawn in any case: up to the one that is open. */
  readonly least?: number;
};

/** The items of a list, drawn as a person comes to them: of a thousand conversations some twenty are seen. */
export function GrowingRows<Item>({ items, row, least = 0 }: GrowingRowsProps<Item>) {
  const [seen, setSeen] = useState<number>(limits.rowsAtOnce);
  const end = useRef<HTMLLIElement>(null);
  const drawn = Math.max(seen, least);
  useEffect(() => {
    const element = end.current;
    if (!element || drawn >= items.length) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(drawn + limits.rowsAtOnce);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [drawn, items.length]);
  return (
    <>
      {items.slice(0, drawn).map(row)}
      {drawn < items.length && <li ref={end} className="growing-rows-end" aria-hidden="true" />}
    </>
  );
}
