import { useEffect, useLayoutEffect, useRef } from 'react';
import { SearchField } from '../../components/search-field.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useHelp } from '../../stores/help-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { takeTyped } from '../../stores/typed-ahead.ts';
import { ProblemLine } from '../privacy/problem-line.tsx';
import { HelpHits } from './help-hits.tsx';
import { HelpPageText } from './help-page-text.tsx';

/** The built-in help: its pages at the left, one of them or what was looked for at the right. */
export function HelpView() {
  const { pages, page, query, hits, problem, load, openPage, search, showKeys } = useHelp();
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => void load(), [load]);
  useLayoutEffect(() => {
    void focusRequest;
    field.current?.focus();
  }, [focusRequest]);
  useLayoutEffect(() => {
    const typed = takeTyped();
    if (typed !== '') void search(typed);
  }, [search]);
  return (
    <main className="view help-view" aria-label={t('Help')}>
      <Toolbar title={t('Help')}>
        <SearchField
          label={t('Search the help')}
          placeholder={t('Search the help')}
          value={query}
          onChange={(value) => void search(value)}
          inputRef={field}
          testId="help-search"
        />
        <button type="button" className="button" onClick={() => showKeys(true)} data-testid="help-keys">
          {t('Keyboard Shortcuts')}
        </button>
      </Toolbar>
      <div className="help-body">
        <nav className="help-pages" aria-label={t('Pages')}>
          {pages.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="help-entry"
              aria-current={hits === null && page?.id === id ? 'page' : undefined}
              onClick={() => {
                void search('');
                void openPage(id);
              }}
              data-testid="help-entry"
              data-page={id}
            >
              {title}
            </button>
          ))}
        </nav>
        <div className="help-scroll">
          {problem && <ProblemLine problem={problem} />}
          {hits !== null ? <HelpHits query={query} hits={hits} /> : page && <HelpPageText page={page} />}
        </div>
      </div>
    </main>
  );
}
