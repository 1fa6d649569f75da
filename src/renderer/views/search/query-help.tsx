import { queryHelp } from '../../../preload/contract/query-help.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyList } from '../../components/key-list.tsx';
import { inContext, t } from '../../languages/translate.ts';
import { fileBrowserName, isMac } from '../../platform.ts';
import { withCondition } from '../../stores/query-conditions.ts';
import { useSearch } from '../../stores/search-store.ts';

const helpId = 'query-help';

/** Keys and what they do in the search view. */
const keys = (): readonly (readonly [string, string])[] => [
  ['↑ ↓', t('Go through the passages')],
  [inContext('key', 'Return'), t('Open at the place')],
  [inContext('key', 'Space'), t('Preview; the document follows the keys')],
  ['→ ←', t('Show and hide why it was found')],
  [
    isMac() ? `⌘ ${inContext('key', 'Return')}` : 'Ctrl Return',
    t('Show in {fileBrowser}', { fileBrowser: fileBrowserName() }),
  ],
  [inContext('key', 'Esc'), t('One step back')],
];

/** A button in the field that lists what can be written besides words, and the keys. A line put into the field is a start. */
export function QueryHelp({ onChoose }: { readonly onChoose: () => void }) {
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={t('What can be searched for')}
        title={t('What can be searched for')}
        popoverTarget={helpId}
        style={{ anchorName: '--query-help' } as React.CSSProperties}
        data-testid="query-help-button"
      >
        <Icon name="question" />
      </button>
      <div
        id={helpId}
        className="query-help"
        popover="auto"
        role="dialog"
        aria-label={t('What can be searched for')}
        style={{ positionAnchor: '--query-help' } as React.CSSProperties}
        data-testid="query-help"
      >
        <h2>{t('Words, a question, or these')}</h2>
        <ul>
          {queryHelp.map(({ syntax, meaning, example }) => (
            <li key={syntax}>
              <button
                type="button"
                popoverTarget={helpId}
                popoverTargetAction="hide"
                title={t('Add {example} to the search', { example })}
                onClick={() => {
                  const { query, setQuery } = useSearch.getState();
                  setQuery(withCondition(query, example));
                  onChoose();
                }}
              >
                <code>{syntax}</code>
                <span>{t(meaning)}</span>
                <span className="query-example">{example}</span>
              </button>
            </li>
          ))}
        </ul>
        <KeyList keys={keys()} />
      </div>
    </>
  );
}
