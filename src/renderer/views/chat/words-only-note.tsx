import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useNavigation } from '../../stores/navigation-store.ts';

/** Says that only the words of the question were looked for, and where to find a model that knows its language. */
export function WordsOnlyNote() {
  return (
    <p className="remembered-note words-only-note" role="note" data-testid="words-only">
      <Icon name="info" size={13} />
      <span>
        {t('Searched by words only: the model for meaning does not know this language.')}{' '}
        <button
          type="button"
          className="link-button"
          title={t('Opens Models, where a model that knows many languages can be chosen')}
          onClick={() => useNavigation.getState().showSettings(true, 'models')}
          data-testid="words-only-models"
        >
          {t('Choose a multilingual model')}
        </button>
      </span>
    </p>
  );
}
