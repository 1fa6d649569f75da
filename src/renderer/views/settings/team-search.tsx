import { type FormEvent, useState } from 'react';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { useTeam } from '../../stores/team-store.ts';

/** Hits shown here; the command line shows more. */
const shown = 8;

/** What others and this person published, found by words and meaning, with the place it stands at. */
export function TeamSearch() {
  const [query, setQuery] = useState('');
  const results = useTeam((state) => state.results);
  const searching = useTeam((state) => state.searching);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (query.trim() !== '') void useTeam.getState().search(query.trim());
  };
  return (
    <>
      <form className="setting-row has-field" onSubmit={submit}>
        <label className="switch-words">
          <b>{t('Search the team library')}</b>
          <input
            className="endpoint-field"
            type="search"
            value={query}
            placeholder={t('What everybody published')}
            onChange={(event) => setQuery(event.currentTarget.value)}
            data-testid="team-query"
          />
        </label>
        <button type="submit" className="button" disabled={searching || query.trim() === ''} data-testid="team-search">
          {searching && <Spinner size={13} />}
          {t('Search')}
        </button>
      </form>
      {results?.hits.length === 0 && (
        <p className="setting-limits" role="status">
          {t('Nothing found for “{query}”.', { query: results.query })}
        </p>
      )}
      {results?.hits.slice(0, shown).map((hit) => (
        <div className="setting-row" key={`${hit.owner} ${hit.documentId} ${hit.start}`} data-testid="team-hit">
          <span className="switch-words">
            <b>{hit.page === null ? hit.title : t('{title}, page {page}', { title: hit.title, page: hit.page })}</b>
            {t('{path} · published by {owner}', { path: hit.path, owner: hit.owner })}
            <q>{hit.text.replace(/\s+/g, ' ').slice(0, 240)}</q>
          </span>
        </div>
      ))}
    </>
  );
}
