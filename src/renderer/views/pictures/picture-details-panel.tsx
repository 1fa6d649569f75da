import type { PictureSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { fileBrowserName } from '../../platform.ts';
import { revealFile } from '../../stores/file-actions.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { usePictureViewer } from '../../stores/picture-viewer-store.ts';
import { errorLine } from '../error-messages.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import { openInDocument } from './open-in-document.ts';
import { PictureFacts } from './picture-facts.tsx';
import { PictureThumbnail } from './picture-thumbnail.tsx';
import { usePictureDetails } from './use-picture-details.ts';

/** CSS pixels of the picture at the top of the details. */
const previewEdge = 284;

/** Everything known of the chosen picture, beside the gallery. */
export function PictureDetailsPanel({ picture }: { readonly picture: PictureSummary }) {
  const { details, error } = usePictureDetails(picture);
  const index = usePictureSelection((state) => state.chosen?.index ?? null);
  return (
    <aside className="details-panel" aria-label={t('Details of the chosen picture')} data-testid="picture-details">
      <header className="details-head">
        <h2>{t('Details')}</h2>
        <IconButton
          icon="close"
          label={t('Close the details (I)')}
          size={14}
          onClick={() => usePictureSelection.getState().showDetails(false)}
        />
      </header>
      <div className="details-body">
        <button
          type="button"
          className="detail-picture"
          aria-label={t('Look at it')}
          title={t('Look at it (Return)')}
          onClick={() => usePictureViewer.getState().open(picture, index)}
          data-testid="detail-picture"
        >
          <PictureThumbnail
            key={`${picture.id} ${picture.state}`}
            picture={picture}
            width={previewEdge}
            height={previewEdge}
            isSharp
          />
        </button>
        <h3 className="picture-title">{picture.caption ?? picture.name}</h3>
        {picture.reason !== null && <p className="detail-sentence">{errorLine(picture.reason)}</p>}
        <div className="detail-actions">
          <button
            type="button"
            className="button is-small"
            disabled={picture.documentId === null}
            onClick={() => {
              if (window.innerWidth < pictureLimits.detailsBesideDocument)
                usePictureSelection.getState().showDetails(false);
              void openInDocument(picture);
            }}
            data-testid="picture-open-document"
          >
            {picture.inside ? t('Show in Document') : t('Open')}
          </button>
          <button
            type="button"
            className="button is-small"
            onClick={() => void usePictureSearch.getState().findSimilar(picture)}
            data-testid="picture-find-similar"
          >
            {t('Find Similar')}
          </button>
          <CopyTextButton text={details?.text ?? ''} />
          <button type="button" className="button is-small" onClick={() => void revealFile(picture.fileId)}>
            {t('Show in {fileBrowser}', { fileBrowser: fileBrowserName() })}
          </button>
        </div>
        {error !== null && <p className="detail-sentence">{errorLine(error)}</p>}
        {details === null && error === null && (
          <div className="view-loading">
            <Spinner size={18} label={t('Loading the details')} />
          </div>
        )}
        {details !== null && <PictureFacts details={details} />}
      </div>
    </aside>
  );
}
