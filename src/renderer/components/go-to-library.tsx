import { t } from '../languages/translate.ts';
import { useNavigation } from '../stores/navigation-store.ts';

/** The next step where a view is empty because no folder was added yet. */
export function GoToLibrary() {
  return (
    <button type="button" className="button" onClick={() => useNavigation.getState().show('library')}>
      {t('Go to Library')}
    </button>
  );
}
