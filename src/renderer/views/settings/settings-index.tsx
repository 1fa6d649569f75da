import { type RefObject, useEffect, useState } from 'react';
import { SearchField } from '../../components/search-field.tsx';
import { t } from '../../languages/translate.ts';
import { wordsFor } from './settings-words.ts';

type Section = { readonly id: string; readonly title: string };

type IndexProps = { readonly body: RefObject<HTMLElement | null> };

/**
 * The sections of the settings, and a field that leaves only the rows with the words in it. Both are read from what the sheet shows, so that
 * a new section or row is found without being named here.
 */
export function SettingsIndex({ body }: IndexProps) {
  const [sections, setSections] = useState<readonly Section[]>([]);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(0);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const look = () => {
      setSections(sectionsIn(element));
      setFound(showOnly(element, query));
    };
    look();
    // Sections load what they show; rows that come later are looked at then. Attributes are our own marks.
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [body, query]);
  return (
    <div className="settings-index">
      <div>
        <SearchField
          label={t('Find a setting')}
          placeholder={t('Find a setting')}
          value={query}
          onChange={setQuery}
          testId="settings-search"
        />
        <p className="settings-found" role="status">
          {query.trim() !== '' && found === 0 ? t('No setting has these words.') : ''}
        </p>
      </div>
      <nav aria-label={t('Sections')}>
        {sections.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="settings-section"
            onClick={() => {
              setQuery('');
              document.getElementById(id)?.scrollIntoView({ block: 'start' });
            }}
            data-testid="settings-section"
            data-section={id}
          >
            {title}
          </button>
        ))}
      </nav>
    </div>
  );
}

function sectionsIn(element: HTMLElement): Section[] {
  const headings = [...element.querySelectorAll<HTMLElement>('.setting-group > h2[id]')];
  return headings.map((heading) => ({ id: heading.id, title: heading.textContent ?? '' }));
}

/** Returns how many rows stay; all where nothing was typed. */
function showOnly(element: HTMLElement, query: string): number {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  let shown = 0;
  for (const group of element.querySelectorAll<HTMLElement>('.setting-group')) {
    const heading = group.querySelector<HTMLElement>(':scope > h2');
    const isWhole = holds(`${heading?.textContent ?? ''} ${wordsFor(heading?.id ?? '')}`);
    const rows = [...group.querySelectorAll<HTMLElement>('.setting-row')];
    let inGroup = 0;
    for (const row of rows) {
      const isShown = isWhole || holds(row.textContent ?? '');
      row.toggleAttribute('data-left-out', !isShown);
      if (isShown) inGroup += 1;
    }
    group.toggleAttribute('data-left-out', !isWhole && inGroup === 0);
    shown += isWhole ? Math.max(1, inGroup) : inGroup;
  }
  return shown;
}
