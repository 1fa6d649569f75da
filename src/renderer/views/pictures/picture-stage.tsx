import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { type PictureSummary, pictureAddress, thumbnailSizes } from '../../../preload/contract/picture-shapes.ts';
import { Icon } from '../../components/icon.tsx';
import type { MarkedRegion } from '../../stores/picture-viewer-store.ts';
import { PageMarks } from '../document/page-marks.tsx';
import { useFailureLine } from './picture-failure.ts';
import { PictureText } from './picture-text.tsx';
import type { PictureWords } from './use-picture-words.ts';
import type { PictureZoom } from './use-picture-zoom.ts';

type Size = { readonly width: number; readonly height: number };

type PictureStageProps = {
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly picture: PictureSummary;
  readonly size: Size;
  readonly zoom: PictureZoom;
  readonly marked: MarkedRegion | null;
  readonly words: PictureWords | null;
  readonly showsWords: boolean;
  /** Tells the size of a picture whose size is not known. */
  readonly onSize: (size: Size) => void;
};

/** The picture, first small, then larger, then as fine as it is when that can be seen. */
function Layers({ picture, edge, onSize }: { picture: PictureSummary; edge: number; onSize: (size: Size) => void }) {
  const [drawn, setDrawn] = useState<'none' | 'small' | 'large' | 'full'>('none');
  const [failed, setFailed] = useState<'large' | 'full' | null>(null);
  const line = useFailureLine(picture, failed);
  const longer = Math.max(picture.width, picture.height);
  const needsFull = drawn !== 'none' && edge > thumbnailSizes.large && longer > thumbnailSizes.large;
  if (line !== null && drawn === 'none') {
    return (
      <div className="stage-failed" data-testid="picture-failed">
        <Icon name="warning" size={26} />
        <p>{line}</p>
      </div>
    );
  }
  const layer = (size: 'small' | 'large' | 'full') => (
    <img
      key={size}
      src={pictureAddress(picture, size)}
      alt={size === 'large' ? (picture.caption ?? picture.name) : ''}
      draggable={false}
      decoding="async"
      onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
        setDrawn((before) => (size === 'small' && before !== 'none' ? before : size));
        if (longer === 0 && size === 'large') onSize({ width, height });
      }}
      onError={() => size !== 'small' && setFailed(size)}
      data-size={size}
    />
  );
  return (
    <div className="stage-layers" data-testid="viewer-picture" data-drawn={drawn}>
      {(drawn === 'none' || drawn === 'small') && layer('small')}
      {layer('large')}
      {(needsFull || drawn === 'full') && layer('full')}
      {line !== null && (
        <p className="stage-note" role="status" data-testid="picture-not-fine">
          <Icon name="warning" size={13} />
          {line}
        </p>
      )}
    </div>
  );
}

/** Where a picture lies, is moved, and has its words and marks over it. */
export function PictureStage(props: PictureStageProps) {
  const { stage, picture, size, zoom, marked, words, showsWords, onSize } = props;
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const { placed, isMovable } = zoom;
  const drawn = { width: size.width * placed.scale, height: size.height * placed.scale };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !isMovable) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!dragged.current) return;
    zoom.pan({ x: event.clientX - dragged.current.x, y: event.clientY - dragged.current.y });
    dragged.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerUp = () => {
    dragged.current = null;
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: everything the pointer does here has a key and a button
    <div
      ref={stage}
      className={isMovable ? 'picture-stage is-movable' : 'picture-stage'}
      tabIndex={-1}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        if (zoom.isFit) zoom.actualSize({ x: event.clientX - box.left, y: event.clientY - box.top });
        else zoom.fit();
      }}
      data-testid="picture-stage"
      data-percent={zoom.percent}
    >
      <div
        className="stage-picture"
        style={{ ...drawn, transform: `translate(${placed.left}px, ${placed.top}px)` }}
        data-testid="stage-picture"
      >
        <Layers
          key={picture.id}
          picture={picture}
          edge={Math.max(drawn.width, drawn.height) * (window.devicePixelRatio || 1)}
          onSize={onSize}
        />
        {marked !== null && <PageMarks place={{ ...marked, page: picture.page ?? 1 }} drawn={drawn} />}
        {words !== null && <PictureText key={picture.id} words={words} isShown={showsWords} />}
      </div>
    </div>
  );
}
