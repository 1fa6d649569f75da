import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { useSetup } from '../../stores/setup-store.ts';

/** Where answers come from, in words: it begins a name, as typing `@` does. */
export function ScopeButton({ onBegin }: { readonly onBegin: () => void }) {
  const count = useSetup((state) => state.scope.length);
  return (
    <button
      type="button"
      className="way-choice scope-button"
      title={t('Answer only from some files or folders: type @ and a name')}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onBegin}
      data-testid="scope-button"
    >
      <span className="scope-at" aria-hidden="true">
        @
      </span>
      {count === 0 ? t('All files') : t('Add another')}
    </button>
  );
}

/** What the answers of this conversation are kept to; nothing is shown while it is the whole library. */
export function ScopeChips() {
  const scope = useSetup((state) => state.scope);
  if (scope.length === 0) return null;
  return (
    <ul className="scope-chips" aria-label={t('Answers come only from')} data-testid="scope-chips">
      {scope.map((item) => (
        <li
          key={item.id}
          className={item.gone ? 'scope-chip is-gone' : 'scope-chip'}
          title={item.gone ? t('No longer in the library') : `${item.place}/${item.name}`}
          data-testid="scope-chip"
          data-gone={item.gone}
        >
          <Icon name={item.gone ? 'warning' : item.type === 'folder' ? 'folder' : 'document'} size={13} />
          <span dir="auto">{item.name}</span>
          {item.gone && <span className="heard-only">{t('no longer in the library')}</span>}
          <IconButton
            icon="close"
            size={11}
            label={t('Ask without {item}', { item: item.name })}
            onClick={() => void useSetup.getState().removeFromScope(item.id)}
            data-testid="scope-remove"
          />
        </li>
      ))}
    </ul>
  );
}
