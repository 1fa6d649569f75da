import { memo, useState } from 'react';
import { type PictureSummary, pictureAddress, thumbnailSizes } from '../../../preload/contract/picture-shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { letGoOnLeave } from '../../components/let-go-on-leave.ts';
import { t } from '../../languages/translate.ts';

type PictureThumbnailProps = {
  readonly picture: PictureSummary;
  /** CSS pixels of the room it must fit into. */
  readonly width: number;
  readonly height: number;
  /** The medium one is wanted as soon as the small one is there. */
  readonly isSharp: boolean;
};

/** Size at which a picture is shown within a room; one whose size is not known fills it. */
function shownSize({ width, height }: PictureSummary, room: { readonly width: number; readonly height: number }) {
  if (width <= 0 || height <= 0) return { width: room.width, height: room.height };
  const scale = Math.min(room.width / width, room.height / height, 1);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function Layer({ address, onLoad, onError }: { address: string; onLoad: () => void; onError?: () => void }) {
  return (
    <img ref={letGoOnLeave} src={address} alt="" decoding="async" draggable={false} onLoad={onLoad} onError={onError} />
  );
}

/** The small thumbnail first, the sharper one over it once it is there; then the small one goes. */
export const PictureThumbnail = memo(function PictureThumbnail(props: PictureThumbnailProps) {
  const { picture, width, height, isSharp } = props;
  const [isDrawn, setDrawn] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const [isSharpened, setSharpened] = useState(false);
  const cannot = picture.state === 'failed' || (isFailed && picture.state !== 'waiting');
  const size = shownSize(picture, { width, height });
  const needsMore = Math.max(size.width, size.height) * window.devicePixelRatio > thumbnailSizes.small;
  const wantsSharp = isSharp && isDrawn && needsMore && !isFailed;
  if (cannot) {
    return (
      <span className="thumb is-failed" style={{ width: height * 0.8, height: height * 0.8 }}>
        <Icon name="warning" size={18} />
        <span>{t('Can’t be shown')}</span>
      </span>
    );
  }
  return (
    <span
      className={isDrawn ? 'thumb is-drawn' : 'thumb'}
      style={size}
      data-testid="picture-thumb"
      data-drawn={isDrawn}
      data-sharp={wantsSharp && isSharpened}
    >
      {!(wantsSharp && isSharpened) && !isFailed && (
        <Layer
          address={pictureAddress(picture, 'small')}
          onLoad={() => setDrawn(true)}
          onError={() => setFailed(true)}
        />
      )}
      {wantsSharp && <Layer address={pictureAddress(picture, 'medium')} onLoad={() => setSharpened(true)} />}
    </span>
  );
});
