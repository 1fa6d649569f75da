import { type CSSProperties, useId, useRef, useState } from 'react';
import type { Citation } from '../../../preload/contract/shapes.ts';
import { baseName } from '../../format.ts';
import { useDocument } from '../../stores/document-store.ts';
import { placeText } from '../place-text.ts';

/** CSS pixels; the card's width in chat.css, and the least distance to the window's edge. */
const cardWidth = 340;
const edge = 12;

/** Above the chip when there is room, else below; never over the window's edge. */
function cardPlace(chip: DOMRect): CSSProperties {
  const left = Math.max(edge, Math.min(chip.left - 24, window.innerWidth - cardWidth - edge));
  return chip.top > window.innerHeight / 2
    ? { left, bottom: window.innerHeight - chip.top + 6 }
    : { left, top: chip.bottom + 6 };
}

/** A numbered pill; hover or focus shows the quote, a click opens the document at it. */
export function CitationChip({ citation }: { readonly citation: Citation }) {
  const [place, setPlace] = useState<CSSProperties | null>(null);
  const chip = useRef<HTMLButtonElement>(null);
  const cardId = useId();
  const where = placeText(citation.locator, citation.page);
  const show = () => chip.current && setPlace(cardPlace(chip.current.getBoundingClientRect()));
  const open = () => {
    setPlace(null);
    void useDocument.getState().open({ ...citation, span: { start: citation.start, end: citation.end } });
  };
  return (
    <>
      <button
        ref={chip}
        type="button"
        className={citation.verified ? 'citation-chip' : 'citation-chip is-unverified'}
        aria-label={`Citation ${citation.id}: ${citation.title}${where ? `, ${where}` : ''}`}
        aria-describedby={place ? cardId : undefined}
        onClick={open}
        onPointerEnter={show}
        onPointerLeave={() => setPlace(null)}
        onFocus={show}
        onBlur={() => setPlace(null)}
        data-testid="citation-chip"
        data-id={citation.id}
        data-citation-id={citation.id}
      >
        {citation.id}
      </button>
      {place && (
        <span className="citation-card" role="tooltip" id={cardId} style={place}>
          <span className="citation-quote">{citation.quote}</span>
          <span className="citation-source">
            <b>{citation.title}</b>
            <span>
              {baseName(citation.path)}
              {where !== '' && ` · ${where}`}
            </span>
          </span>
          {!citation.verified && (
            <span className="citation-warning">These words were not found as they are in the file.</span>
          )}
        </span>
      )}
    </>
  );
}
