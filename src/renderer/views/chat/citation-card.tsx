import type { CSSProperties } from 'react';
import { pictureAddress } from '../../../preload/contract/picture-shapes.ts';
import type { Citation } from '../../../preload/contract/shapes.ts';
import { PagePreview } from '../../components/page-preview.tsx';
import { baseName } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { t } from '../../languages/translate.ts';
import { placeInDocument } from '../pictures/picture-messages.ts';
import { placeText } from '../place-text.ts';
import { thumbnailKey } from '../search/draw-thumbnail.ts';
import { PageThumbnail } from '../search/page-thumbnail.tsx';
import { useCitedFigure } from './cited-figure.ts';

type CitationCardProps = { readonly citation: Citation; readonly id: string; readonly place: CSSProperties };

/** The cited passage beside a picture of its page, where its document has pages. */
export function CitationCard({ citation, id, place }: CitationCardProps) {
  const figure = useCitedFigure(citation);
  const where = (figure && placeInDocument(figure)) || placeText(citation.locator, citation.page);
  const name = baseName(citation.path);
  return (
    <span className="citation-card" role="tooltip" id={id} style={place} data-testid="citation-card">
      <span className={figure === null ? 'citation-passage' : 'citation-passage has-figure'}>
        {/* A sheet, chapter or message has no page number, and the first of them would be the wrong one. */}
        {figure !== null && (
          <span className="citation-figure">
            <img src={pictureAddress(figure, 'medium')} alt={figure.caption ?? ''} data-testid="citation-figure" />
          </span>
        )}
        {figure === null && citation.page !== null && (
          <span className="citation-preview">
            <PagePreview
              documentId={citation.documentId}
              fileId={citation.fileId}
              index={citation.page - 1}
              size="small"
              fallback={thumbnailKey(citation) === null ? null : <PageThumbnail hit={citation} />}
              testId="citation-preview"
            />
          </span>
        )}
        <span className="citation-quote" dir="auto">
          {citation.quote}
        </span>
      </span>
      <span className="citation-source">
        <b dir="auto">{citation.title}</b>
        <span>
          {/* A document without a title of its own is named once. */}
          {facts([name === citation.title ? '' : name, where])}
        </span>
      </span>
      {!citation.verified && (
        <span className="citation-warning">{t('These words were not found as they are in the file.')}</span>
      )}
    </span>
  );
}
