import type { PictureSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatPercent } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { t } from '../../languages/translate.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import { formatText, placeInDocument, positionText } from './picture-messages.ts';
import type { PictureZoom } from './use-picture-zoom.ts';

type ViewerHeaderProps = {
  readonly picture: PictureSummary;
  readonly position: { readonly index: number; readonly total: number } | null;
  readonly zoom: PictureZoom;
  /** Words of the picture, to be copied; empty for none. */
  readonly text: string;
  readonly hasWords: boolean;
  readonly showsWords: boolean;
  readonly onWords: () => void;
  readonly onSimilar: () => void;
  readonly onDocument: () => void;
  readonly onClose: () => void;
};

/** What is seen, and everything that can be done with it. */
export function ViewerHeader(props: ViewerHeaderProps) {
  const { picture, position, zoom, text, hasWords, showsWords } = props;
  const lines = [
    picture.caption === null ? '' : picture.name,
    placeInDocument(picture),
    formatText(picture),
    position === null ? '' : positionText(position.index, position.total),
  ];
  return (
    <header className="document-header viewer-header">
      <div className="document-words">
        <h2 title={picture.caption ?? picture.name}>{picture.caption ?? picture.name}</h2>
        <p>
          <span className="document-path">{facts(lines)}</span>
        </p>
      </div>
      <div className="viewer-zoom" role="toolbar" aria-label={t('Zoom')}>
        <IconButton
          icon="minus"
          label={t('Zoom out (−)')}
          size={14}
          onClick={zoom.zoomOut}
          data-testid="viewer-zoom-out"
        />
        <button
          type="button"
          className="zoom-value"
          title={zoom.isFit ? t('Show at its own size (1)') : t('Fit the window (0)')}
          aria-label={`${formatPercent(zoom.percent / 100)}, ${zoom.isFit ? t('show at its own size') : t('fit the window')}`}
          onClick={() => (zoom.isFit ? zoom.actualSize() : zoom.fit())}
          data-testid="viewer-zoom"
        >
          {formatPercent(zoom.percent / 100)}
        </button>
        <IconButton icon="plus" label={t('Zoom in (+)')} size={14} onClick={zoom.zoomIn} data-testid="viewer-zoom-in" />
      </div>
      <div className="document-actions">
        {hasWords && (
          <IconButton
            icon="textBox"
            label={showsWords ? t('Hide where words were read (T)') : t('Show where words were read (T)')}
            aria-pressed={showsWords}
            onClick={props.onWords}
            data-testid="viewer-words"
          />
        )}
        <CopyTextButton text={text} />
        <IconButton
          icon="pictureSearch"
          label={t('Find pictures like this (S)')}
          onClick={props.onSimilar}
          data-testid="viewer-similar"
        />
        <IconButton
          icon="document"
          disabled={picture.documentId === null}
          label={picture.inside ? t('Show in its document (D)') : t('Open beside the list (D)')}
          onClick={props.onDocument}
          data-testid="viewer-document"
        />
        <IconButton icon="close" label={t('Close (Esc)')} onClick={props.onClose} data-testid="viewer-close" />
      </div>
    </header>
  );
}
