import type { SearchResults } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { meaningNoteText } from './search-messages.ts';

/** Says why meaning took no part, under the list so that its coming moves nothing. */
export function MeaningNote({ note }: { readonly note: SearchResults['meaningNote'] }) {
  const message = meaningNoteText(note);
  if (!message) return null;
  return (
    <div className="meaning-note" role="status" data-testid="meaning-note">
      <Icon name="info" size={14} />
      <span>{message.text}</span>
      {message.models && (
        <button
          type="button"
          className="link-button"
          onClick={() => useNavigation.getState().showSettings(true, 'models')}
          data-testid="meaning-models"
        >
          {t('Show Models')}
        </button>
      )}
    </div>
  );
}
