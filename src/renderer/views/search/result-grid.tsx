// biome-ignore-all lint/a11y/useSemanticElements: passages with buttons, grouped by document, are a grid; an HTML table can't be laid out so
import type { KeyboardEvent, PointerEvent, RefObject, WheelEvent } from 'react';
import { hold, type ResultList, selectedRow } from '../../stores/result-list.ts';
import { useSearch } from '../../stores/search-store.ts';
import { DocumentGroup } from './document-group.tsx';
import { rowId } from './row-id.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

export const resultGridId = 'search-results';

type ResultGridProps = {
  readonly list: ResultList;
  readonly label: string;
  /** What the list answers. */
  readonly question: string;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Remembers the passage under the pointer: it must not move away when a better list comes. */
function holdUnder(event: PointerEvent | WheelEvent): void {
  if ('movementX' in event && event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0) return;
  const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key;
  if (key !== undefined) useSearch.getState().changeList((list) => hold(list, key));
}

/** Documents with their passages, gone through with the keys: one stop of the Tab key, and the chosen row's buttons. */
export function ResultGrid({ list, label, question, grid, onKeyDown }: ResultGridProps) {
  useSteadyScroll(grid, list, question);
  const row = selectedRow(list);
  return (
    <div
      ref={grid}
      id={resultGridId}
      className="result-grid"
      role="grid"
      aria-label={label}
      aria-activedescendant={row ? rowId(row.key) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={holdUnder}
      onWheel={holdUnder}
      data-testid="search-results"
    >
      {list.groups.map((group) => (
        <DocumentGroup
          key={group.documentId}
          group={group}
          isOpen={list.opened.has(group.documentId)}
          selectedKey={row?.documentId === group.documentId ? row.key : null}
          explained={list.explained}
        />
      ))}
    </div>
  );
}
