import type { Answer } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { openHit } from '../search/open-hit.ts';
import { SearchHitRow } from '../search/search-hit-row.tsx';

/** Closest passages offered; more would pretend that they answer. */
const closestShown = 3;

export function NotFound({ answer }: { readonly answer: Answer }) {
  const closest = answer.closest.slice(0, closestShown);
  return (
    <div className="not-found" data-testid="answer-not-found">
      <p className="not-found-line">
        <Icon name="search" size={15} />
        {t('I did not find this in your files.')}
      </p>
      {closest.length > 0 && (
        <>
          <p className="not-found-lead">{t('The closest passages are these:')}</p>
          <ul className="search-list">
            {closest.map((hit) => (
              <SearchHitRow key={`${hit.fileId}:${hit.start}`} hit={hit} selected={false} onOpen={() => openHit(hit)} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
