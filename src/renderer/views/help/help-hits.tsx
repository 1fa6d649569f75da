import type { HelpHit } from '../../../preload/contract/help-requests.ts';
import { HighlightedText } from '../../components/highlighted-text.tsx';
import { t } from '../../languages/translate.ts';
import { useHelp } from '../../stores/help-store.ts';

/** What was found in the help; a line opens its page there. */
export function HelpHits({ query, hits }: { readonly query: string; readonly hits: readonly HelpHit[] }) {
  return (
    <div className="help-hits" data-testid="help-hits">
      <p className="help-count" role="status">
        {hits.length === 0
          ? t('The help says nothing about “{query}”. Try other words.', { query })
          : t('In the help about “{query}”', { query })}
      </p>
      {hits.map((hit) => (
        <button
          key={`${hit.pageId} ${hit.section}`}
          type="button"
          className="help-hit"
          onClick={() => {
            void useHelp.getState().search('');
            void useHelp.getState().openPage(hit.pageId, hit.section);
          }}
          data-testid="help-hit"
          data-page={hit.pageId}
        >
          <b>{hit.heading}</b>
          <span className="help-hit-page">{hit.title}</span>
          <span className="help-hit-text">
            <HighlightedText text={hit.sentence} highlights={hit.marks} />
          </span>
        </button>
      ))}
    </div>
  );
}
