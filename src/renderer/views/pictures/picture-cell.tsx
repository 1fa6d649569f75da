// biome-ignore-all lint/a11y/useFocusableInteractive: the list around it has the focus and the keys
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list around it has the focus and the keys
import { memo, useState } from 'react';
import type { PictureSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatCount } from '../../format.ts';
import { isRightToLeft } from '../../languages/reading-direction.ts';
import { t } from '../../languages/translate.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { usePictureViewer } from '../../stores/picture-viewer-store.ts';
import { cellName, copiesText, spokenName } from './picture-messages.ts';
import { PictureThumbnail } from './picture-thumbnail.tsx';

/** CSS pixels kept free around a picture in its cell, for what marks it as chosen. */
const margin = 8;

export const cellId = (index: number): string => `picture-cell-${index}`;

type PictureCellProps = {
  readonly picture: PictureSummary | null;
  readonly index: number;
  readonly total: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Of its picture; its words stand below it. */
  readonly height: number;
  readonly isChosen: boolean;
  readonly isSharp: boolean;
  readonly note: string | null;
};

function CellActions({ picture, index }: { readonly picture: PictureSummary; readonly index: number }) {
  return (
    <span className="cell-actions">
      <IconButton
        icon="pictureSearch"
        label={t('Find pictures like this (S)')}
        size={13}
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          void usePictureSearch.getState().findSimilar(picture);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        data-testid="picture-similar"
      />
      <IconButton
        icon="info"
        label={t('Details (I)')}
        size={13}
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          usePictureSelection.getState().choose({ index, picture });
          usePictureSelection.getState().showDetails(true);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        data-testid="picture-info"
      />
    </span>
  );
}

/** One picture of the gallery. Drawn again only when its own values change. */
export const PictureCell = memo(function PictureCell(props: PictureCellProps) {
  const { picture, index, total, left, top, width, height, isChosen, isSharp, note } = props;
  /** Its buttons are there only under the pointer: a row that scrolls in has half as much to make. */
  const [isOver, setOver] = useState(false);
  const place = { transform: `translate(${isRightToLeft() ? -left : left}px, ${top}px)`, width };
  if (!picture) {
    return (
      <div className="picture-cell is-loading" style={place} data-testid="picture-cell">
        <span className="cell-picture" style={{ height }} />
      </div>
    );
  }
  const others = picture.copies + picture.near;
  const name = cellName(picture);
  return (
    <div
      id={cellId(index)}
      className="picture-cell"
      role="option"
      aria-selected={isChosen}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-label={note === null ? spokenName(picture) : `${spokenName(picture)}, ${note}`}
      style={place}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
      onClick={() => usePictureSelection.getState().choose({ index, picture })}
      onDoubleClick={() => usePictureViewer.getState().open(picture, index)}
      data-testid="picture-cell"
      data-id={picture.id}
      data-name={picture.name}
      data-index={index}
      data-state={picture.state}
    >
      <span className="cell-picture" style={{ height }} title={picture.caption ?? picture.path}>
        <span className="cell-fit">
          <PictureThumbnail
            key={`${picture.id} ${picture.state}`}
            picture={picture}
            width={width - margin}
            height={height - margin}
            isSharp={isSharp}
          />
          {others > 0 && note === null && (
            <span
              className="cell-others"
              title={t('Also there as {copies}', { copies: copiesText(picture.copies, picture.near) })}
            >
              <Icon name="stack" size={11} />
              {formatCount(others + 1)}
            </span>
          )}
        </span>
        {isOver && <CellActions picture={picture} index={index} />}
      </span>
      <span className="cell-name" dir="auto" title={name}>
        {name}
      </span>
      {note !== null && (
        <span className="cell-name is-note" title={note}>
          {note}
        </span>
      )}
    </div>
  );
});
