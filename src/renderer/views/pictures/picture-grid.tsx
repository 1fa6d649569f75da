// biome-ignore-all lint/a11y/useSemanticElements: a list to choose from has groups by role; a fieldset may not own options
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { formatCount } from '../../format.ts';
import { keyAlongLine } from '../../languages/reading-direction.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { type GalleryKey, layOutGallery, moveByKey, placeOfCell, sectionOf, visiblePart } from './gallery-layout.ts';
import { cellId, PictureCell } from './picture-cell.tsx';
import type { PictureCollection } from './picture-collection.ts';
import { useGalleryScroll } from './use-gallery-scroll.ts';

type PictureGridProps = {
  readonly collection: PictureCollection;
  readonly label: string;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

const movingKeys: ReadonlySet<string> = new Set<GalleryKey>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Pictures under headings, of which only those near the screen exist: 50,000 scroll like 50. One stop of the Tab key. */
export function PictureGrid({ collection, label, grid, onKeyDown }: PictureGridProps) {
  const wanted = usePictureSelection((state) => state.cell);
  const chosen = usePictureSelection((state) => state.chosen);
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(grid, () => scroller.current as HTMLDivElement);
  const { sections, lines, name, see } = collection;
  const { room, part, sharp, follow, scrollTo } = useGalleryScroll(scroller, name);
  const layout = useMemo(() => layOutGallery(sections, room, wanted, lines), [sections, room, wanted, lines]);
  useLayoutEffect(() => follow(layout), [follow, layout]);
  useEffect(() => see(part.first, part.end), [see, part]);
  // A list that takes another's place takes the focus that went with it, unless a person is typing.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus();
  }, []);

  // The chosen picture stays in sight when the list is laid out anew: by another size of the cells, or beside the details.
  const chosenAt = chosen?.index ?? -1;
  const shape = `${layout.columns} ${layout.cell}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when cells move or another one is chosen
  useEffect(() => {
    if (chosenAt >= 0 && chosenAt < layout.count) scrollTo(placeOfCell(layout, chosenAt).top, layout.rowHeight);
  }, [chosenAt, shape]);

  const move = (event: KeyboardEvent) => {
    if (movingKeys.has(event.key) && !event.metaKey && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      const rows = Math.max(1, Math.floor(room.height / layout.rowHeight) - 1);
      const to = moveByKey(layout, chosenAt, keyAlongLine(event.key) as GalleryKey, rows);
      const picture = collection.at(to);
      if (picture) usePictureSelection.getState().choose({ index: to, picture });
      // Its row is not there yet: the list goes there, and the next key finds it.
      else if (to >= 0) scrollTo(placeOfCell(layout, to).top, layout.rowHeight);
    } else onKeyDown(event);
  };

  const shown = visiblePart(layout, part.from, part.to);
  const indexes = Array.from({ length: shown.end - shown.first }, (_, index) => shown.first + index);
  return (
    <div
      ref={scroller}
      className="picture-grid"
      role="listbox"
      aria-label={label}
      aria-activedescendant={chosenAt >= 0 ? cellId(chosenAt) : undefined}
      tabIndex={0}
      onKeyDown={move}
      data-testid="picture-grid"
      data-total={collection.total}
    >
      <div className="picture-grid-inner" role="presentation" style={{ height: layout.height }}>
        {shown.sections.map((section) => {
          if (section.title === '') return null;
          const rows = Math.ceil(section.count / layout.columns);
          return (
            <div
              key={section.key}
              className="gallery-section"
              role="group"
              aria-label={section.title}
              aria-owns={indexes
                .filter((index) => sectionOf(layout, index)?.key === section.key)
                .map(cellId)
                .join(' ')}
              style={{ top: section.top, height: section.bodyTop - section.top + rows * layout.rowHeight }}
            >
              <div className="gallery-heading" aria-hidden="true" data-testid="picture-section">
                <span title={section.title}>{section.title}</span>
                <span className="gallery-count">{section.aside ?? formatCount(section.count)}</span>
              </div>
            </div>
          );
        })}
        {indexes.map((index) => (
          <PictureCell
            key={`${sectionOf(layout, index)?.key} ${index}`}
            picture={collection.at(index)}
            index={index}
            total={collection.total}
            {...placeOfCell(layout, index)}
            width={layout.cell}
            height={layout.cellHeight}
            isChosen={index === chosenAt}
            isSharp={index >= sharp.first && index < sharp.end}
            note={collection.noteAt(index)}
          />
        ))}
      </div>
    </div>
  );
}
