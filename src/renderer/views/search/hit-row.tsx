// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that has the focus and the keys are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus; its rows are only read
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keys for its rows
import { memo } from 'react';
import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { HighlightedText } from '../../components/highlighted-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { hitKey } from '../../stores/document-groups.ts';
import { toggleWhy } from '../../stores/result-list.ts';
import { useSearch } from '../../stores/search-store.ts';
import { placeText } from '../place-text.ts';
import { excerptOf } from './excerpt.ts';
import { openResult } from './open-result.ts';
import { rowId } from './row-id.ts';
import { WhyThisHit } from './why-this-hit.tsx';

type HitRowProps = { readonly hit: SearchHit; readonly isSelected: boolean; readonly isExplained: boolean };

/** One passage: where it stands, its words, and what can be done with it. */
export const HitRow = memo(function HitRow({ hit, isSelected, isExplained }: HitRowProps) {
  const key = hitKey(hit);
  const whyId = `${rowId(key)}-why`;
  const place = placeText(hit.locator, hit.page, hit.headingPath);
  const heading = hit.locator.type === 'page' ? hit.headingPath.join(' › ') : '';
  const { changeList, showSimilar } = useSearch.getState();
  // Only the chosen row's buttons are stops of the Tab key: forty rows would be eighty.
  const tabIndex = isSelected ? 0 : -1;
  return (
    <div
      id={rowId(key)}
      role="row"
      className="hit-row"
      aria-selected={isSelected}
      onClick={() => openResult(hit)}
      data-testid="search-hit"
      data-key={key}
      data-path={hit.path}
      data-page={hit.page ?? undefined}
    >
      <div role="gridcell" className="hit-main">
        {(place !== '' || heading !== '') && (
          <div className="hit-where">
            <span className="hit-place">{place}</span>
            {heading !== '' && (
              <span className="hit-heading" dir="auto">
                {heading}
              </span>
            )}
          </div>
        )}
        <div className="hit-text" dir="auto">
          <HighlightedText {...excerptOf(hit.text, hit.highlights)} />
        </div>
        {isExplained && <WhyThisHit hit={hit} id={whyId} />}
      </div>
      <div role="gridcell" className="hit-actions">
        <IconButton
          icon="similar"
          label={t('More like this passage')}
          tabIndex={tabIndex}
          onClick={(event) => {
            event.stopPropagation();
            void showSimilar(hit);
          }}
          data-testid="hit-similar"
        />
        <IconButton
          icon="question"
          label={t('Why this result')}
          tabIndex={tabIndex}
          aria-expanded={isExplained}
          aria-controls={isExplained ? whyId : undefined}
          onClick={(event) => {
            event.stopPropagation();
            changeList((list) => toggleWhy(list, key));
          }}
          data-testid="hit-why-button"
        />
      </div>
    </div>
  );
});
