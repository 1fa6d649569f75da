import { useState } from 'react';
import type { Citation } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { CitationChip } from './citation-chip.tsx';

/** Chips behind one claim at first; one more than this is shown rather than counted. */
const shown = 3;

/** The sources of one claim: a few at once, the others on demand. */
export function CitationChips({ citations }: { readonly citations: readonly Citation[] }) {
  const [isOpen, setOpen] = useState(false);
  const isLong = !isOpen && citations.length > shown + 1;
  const more = citations.length - shown;
  return (
    <>
      {(isLong ? citations.slice(0, shown) : citations).map((citation) => (
        <CitationChip key={citation.id} citation={citation} />
      ))}
      {isLong && (
        <button
          type="button"
          className="citation-chip is-more"
          aria-label={t('Show {more} more sources', { more })}
          title={t('Show {more} more sources', { more })}
          onClick={() => setOpen(true)}
          data-testid="more-citations"
        >
          +{more}
        </button>
      )}
    </>
  );
}
