import { useEffect, useRef } from 'react';
import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { HighlightedText } from '../../components/highlighted-text.tsx';
import { KindIcon } from '../../components/kind-icon.tsx';
import { baseName, placeOfPath, shownPath } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { placeText } from '../place-text.ts';
import { excerptOf } from './excerpt.ts';

type SearchHitRowProps = { readonly hit: SearchHit; readonly selected: boolean; readonly onOpen: () => void };

export function SearchHitRow({ hit, selected, onOpen }: SearchHitRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const folders = useLibrary((state) => state.status?.folders);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const place = placeText(hit.locator, hit.page, hit.headingPath);
  const heading = hit.locator.type === 'page' ? hit.headingPath.join(' › ') : '';
  const name = baseName(hit.path);
  const whereabouts = [name === hit.title ? '' : name, placeOfPath(hit.path, folders ?? []), heading];
  return (
    <li ref={row}>
      <button
        type="button"
        className="search-hit"
        aria-current={selected ? 'true' : undefined}
        onClick={onOpen}
        data-testid="search-hit"
        data-path={hit.path}
        data-page={hit.page ?? undefined}
      >
        <KindIcon kind={hit.kind} />
        <span className="hit-words">
          <span className="hit-head">
            <span className="hit-title" dir="auto">
              {hit.title}
            </span>
            {place !== '' && <span className="hit-place">{place}</span>}
          </span>
          <span className="hit-file" dir="auto" title={shownPath(hit.path)}>
            {facts(whereabouts)}
          </span>
          <span className="hit-text" dir="auto">
            <HighlightedText {...excerptOf(hit.text, hit.highlights)} />
          </span>
        </span>
      </button>
    </li>
  );
}
