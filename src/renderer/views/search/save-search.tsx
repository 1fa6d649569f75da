import { type FormEvent, useState } from 'react';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { savedAs, useSavedSearches } from '../../stores/saved-searches-store.ts';
import { useSearch } from '../../stores/search-store.ts';

/** Asks, under the field, for the name a search is saved under. */
export function SaveSearch({ onDone }: { readonly onDone: () => void }) {
  const query = useSearch((state) => state.query);
  const [name, setName] = useState(query.trim().slice(0, limits.savedNameCharacters));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const { folderId, kinds } = useSearch.getState();
    void useSavedSearches
      .getState()
      .save(name.trim(), query.trim(), { folderId, kinds })
      .then((isSaved) => isSaved && onDone());
  };
  return (
    <form className="save-search" onSubmit={submit} data-testid="save-search-form">
      <label htmlFor="save-search-name">{t('Save this search as')}</label>
      <input
        id="save-search-name"
        className="text-field"
        value={name}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: saving the search was just asked for
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onDone();
        }}
        data-testid="save-search-name"
      />
      <button
        type="submit"
        className="button is-primary"
        disabled={name.trim() === ''}
        data-testid="save-search-submit"
      >
        {t('Save')}
      </button>
      <button type="button" className="button" onClick={onDone}>
        {t('Cancel')}
      </button>
    </form>
  );
}

/** The saved search that the field holds now, if any. */
export function useSavedSearch() {
  const saved = useSavedSearches((state) => state.saved);
  const query = useSearch((state) => state.query);
  const folderId = useSearch((state) => state.folderId);
  const kinds = useSearch((state) => state.kinds);
  return savedAs(saved, query, { folderId, kinds });
}
