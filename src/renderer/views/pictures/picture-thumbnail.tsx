import { memo, useState } from 'react';
import { type PictureSummary, pictureAddress, thumbnailSizes } from '../../../preload/contract/picture-shapes.ts';
import { Icon } from '../../components/icon.tsx';

type PictureThumbnailProps = {
  readonly picture: PictureSummary;
  /** CSS pixels of the square it must fit into. */
  readonly edge: number;
  /** The medium one is wanted as soon as the small one is there. */
  readonly isSharp: boolean;
};

/** Size at which a picture is shown within a square; one whose size is not known fills it. */
export function shownSize({ width, height }: PictureSummary, edge: number): { width: number; height: number } {
  if (width <= 0 || height <= 0) return { width: edge, height: edge };
  const scale = Math.min(edge / width, edge / height, 1);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The small thumbnail first, the sharper one over it once it is there; then the small one goes. */
export const PictureThumbnail = memo(function PictureThumbnail({ picture, edge, isSharp }: PictureThumbnailProps) {
  const [isDrawn, setDrawn] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const [isSharpened, setSharpened] = useState(false);
  const cannot = picture.state === 'failed' || (isFailed && picture.state !== 'waiting');
  const size = shownSize(picture, edge);
  const needsMore = Math.max(size.width, size.height) * window.devicePixelRatio > thumbnailSizes.small;
  const wantsSharp = isSharp && isDrawn && needsMore && !isFailed;
  if (cannot) {
    return (
      <span className="thumb is-failed" style={{ width: edge * 0.7, height: edge * 0.7 }}>
        <Icon name="warning" size={18} />
        <span>Can’t be shown</span>
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
        <img
          src={pictureAddress(picture.id, 'small')}
          alt=""
          decoding="async"
          draggable={false}
          onLoad={() => setDrawn(true)}
          onError={() => setFailed(true)}
        />
      )}
      {wantsSharp && (
        <img
          src={pictureAddress(picture.id, 'medium')}
          alt=""
          decoding="async"
          draggable={false}
          onLoad={() => setSharpened(true)}
        />
      )}
    </span>
  );
});
