import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Citation } from '../../../preload/contract/shapes.ts';
import { dragPage, previewPage } from '../../components/drag-page.ts';
import { t } from '../../languages/translate.ts';
import { isMac } from '../../platform.ts';
import { useDocument } from '../../stores/document-store.ts';
import { revealFile } from '../../stores/file-actions.ts';
import { placeText } from '../place-text.ts';
import { CitationCard } from './citation-card.tsx';

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

/** A numbered pill; hover or focus shows the quote, a click opens the document at it, with Command (or Control) its folder. */
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
  const page = {
    documentId: citation.documentId,
    fileId: citation.fileId,
    index: citation.page === null ? null : citation.page - 1,
  };
  /** Space looks at the page as the system shows it; where it can't, the document opens here. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || event.repeat) return;
    event.preventDefault();
    void previewPage(page).then((isShown) => isShown || open());
  };
  return (
    <>
      <button
        ref={chip}
        type="button"
        className={citation.verified ? 'citation-chip' : 'citation-chip is-unverified'}
        aria-label={t('Citation {id}: {title}', {
          id: citation.id,
          title: where ? `${citation.title}, ${where}` : citation.title,
        })}
        aria-describedby={place ? cardId : undefined}
        onClick={(event) => ((isMac() ? event.metaKey : event.ctrlKey) ? void revealFile(citation.fileId) : open())}
        onKeyDown={onKeyDown}
        {...dragPage(page)}
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
      {place && <CitationCard citation={citation} id={cardId} place={place} />}
    </>
  );
}
