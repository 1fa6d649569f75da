import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { type SimilarPassages, useSearch } from '../../stores/search-store.ts';
import { placeText } from '../place-text.ts';

/** Which passage the list is like, and the way back to the results. */
export function SimilarHeading({ similar }: { readonly similar: SimilarPassages }) {
  const { of, results, error } = similar;
  const place = placeText(of.locator, of.page, of.headingPath);
  return (
    <div className="similar-heading" data-testid="similar-heading">
      <button
        type="button"
        className="button is-small"
        onClick={() => useSearch.getState().closeSimilar()}
        data-testid="similar-back"
      >
        <Icon name="chevronLeft" size={12} />
        {t('Results')}
      </button>
      <div className="similar-words">
        <h2>
          {t('More like this passage from {title}', { title: of.title })}
          {place !== '' && <span className="hit-place">{place}</span>}
        </h2>
        <blockquote>{of.text}</blockquote>
      </div>
      {results === null && error === null && <Spinner label={t('Searching')} />}
    </div>
  );
}
