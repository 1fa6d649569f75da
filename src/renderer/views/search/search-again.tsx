import type { Coverage } from '../../../preload/contract/shapes.ts';
import { isOutdated } from '../../components/coverage-line.tsx';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useSearch } from '../../stores/search-store.ts';

/** Offered once the library holds more, or less, than was searched: results never change under a person's eyes by themselves. */
export function SearchAgain({ seen }: { readonly seen: Coverage }) {
  const isOld = useLibrary((state) => isOutdated(seen, state.status?.coverage ?? null));
  if (!isOld) return null;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => void useSearch.getState().runNow(false)}
      data-testid="search-again"
    >
      {t('Search again')}
    </button>
  );
}
