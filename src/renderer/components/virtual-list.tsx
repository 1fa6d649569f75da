// biome-ignore-all lint/a11y/useSemanticElements: a windowed list cannot be an HTML table, so its rows and cells are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; rows and cells are only read
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';

export type VirtualListHandle = { readonly scrollToRow: (index: number) => void };

type VirtualListProps = {
  readonly count: number;
  /** CSS pixels; every row has the same height. */
  readonly rowHeight: number;
  readonly renderRow: (index: number) => ReactNode;
  readonly onRange: (first: number, end: number) => void;
  readonly label: string;
  readonly handle?: Ref<VirtualListHandle>;
  /** Its rows hold nothing the Tab key stops at, so it is scrolled by keys itself. */
  readonly isStop?: boolean;
};

/** Rows kept beyond the visible ones, so that quick scrolling shows no holes. */
const overscan = 8;

/** A list that holds only the rows on screen: 100,000 files scroll like 100. */
export function VirtualList({ count, rowHeight, renderRow, onRange, label, handle, isStop }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  /** Places for rows; a row that scrolls away leaves its elements to the one that comes. */
  const [slots, setSlots] = useState(1);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - overscan);
      const end = Math.min(count, Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + overscan);
      setSlots(Math.ceil(element.clientHeight / rowHeight) + 2 * overscan + 1);
      setRange((before) => (before[0] === first && before[1] === end ? before : [first, end]));
      onRange(first, end);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [count, rowHeight, onRange]);

  useImperativeHandle(handle, () => ({
    scrollToRow(index) {
      const element = scroller.current;
      if (!element) return;
      const top = index * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + rowHeight - element.clientHeight;
      }
    },
  }));

  const [first, end] = range;
  const rows = Array.from({ length: Math.max(0, Math.min(end, count) - first) }, (_, index) => first + index);
  return (
    <div className="virtual-list" role="rowgroup" aria-label={label} tabIndex={isStop ? 0 : undefined} ref={scroller}>
      <div className="virtual-list-inner" role="presentation" style={{ height: count * rowHeight }}>
        {rows.map((index) => (
          <div
            key={index % slots}
            className="virtual-row"
            style={{ transform: `translateY(${index * rowHeight}px)`, height: rowHeight }}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
