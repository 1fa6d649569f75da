import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PictureSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { keyAlongLine } from '../../languages/reading-direction.ts';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { usePictureViewer } from '../../stores/picture-viewer-store.ts';
import { openInDocument } from './open-in-document.ts';
import { useCollection } from './picture-collection.ts';
import { PictureStage } from './picture-stage.tsx';
import { usePictureDetails } from './use-picture-details.ts';
import { usePictureWords } from './use-picture-words.ts';
import { usePictureZoom } from './use-picture-zoom.ts';
import { ViewerHeader } from './viewer-header.tsx';

/** The region to look at first, in pixels of the picture: all boxes of what is marked. */
function useRegion(size: { width: number; height: number }) {
  const marked = usePictureViewer((state) => state.marked);
  return useMemo(() => {
    if (marked === null || marked.boxes.length === 0 || size.width === 0) return null;
    const across = size.width / marked.width;
    const down = size.height / marked.height;
    const left = across * Math.min(...marked.boxes.map(([x0]) => x0));
    const top = down * Math.min(...marked.boxes.map(([, y0]) => y0));
    const right = across * Math.max(...marked.boxes.map(([, , x1]) => x1));
    const bottom = down * Math.max(...marked.boxes.map(([, , , y1]) => y1));
    return { left, top, width: right - left, height: bottom - top };
  }, [marked, size]);
}

function Viewer({ picture }: { readonly picture: PictureSummary }) {
  const { index, marked, open, close } = usePictureViewer();
  const collection = useCollection();
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<{ id: string; width: number; height: number } | null>(null);
  const [showsWords, setShowsWords] = useState(false);
  const { details } = usePictureDetails(picture);
  const size = useMemo(() => {
    if (picture.width > 0 && picture.height > 0) return { width: picture.width, height: picture.height };
    return told?.id === picture.id ? told : { width: 0, height: 0 };
  }, [picture, told]);
  const region = useRegion(size);
  const zoom = usePictureZoom(stage, size, picture.id, region);
  const { documentId, pageIndex, inside, box } = picture;
  // A picture in a document whose place on its page is not known has no words of its own.
  const hasOwn = documentId !== null && (!inside || box !== null);
  const words = usePictureWords(hasOwn ? { documentId, index: pageIndex ?? 0, region: inside ? box : null } : null);
  const onSize = useCallback(
    (measured: { width: number; height: number }) => setTold({ id: picture.id, ...measured }),
    [picture.id],
  );

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    stage.current?.focus();
    return () => {
      element?.close();
      // A dialog that leaves the page together with its closing gives the focus back to nobody.
      const now = document.activeElement;
      if (now !== null && now !== document.body && !element?.contains(now)) return;
      const gallery = document.querySelector<HTMLElement>('.picture-grid');
      const opener = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : gallery;
      opener?.focus();
    };
  }, []);
  // Neighbours' rows are wanted before they are.
  useEffect(() => {
    if (index !== null) collection?.see(Math.max(0, index - 1), index + 2);
  }, [index, collection]);

  const total = index === null ? 1 : (collection?.total ?? 1);
  const step = (by: number) => {
    const next = index === null ? null : collection?.at(index + by);
    if (index === null || !next) return;
    usePictureSelection.getState().choose({ index: index + by, picture: next });
    open(next, index + by);
  };
  const leaveTo = (go: () => void) => {
    close();
    go();
  };
  const toDocument = () => {
    if (documentId !== null) leaveTo(() => void openInDocument(picture));
  };
  const toSimilar = () =>
    leaveTo(() => {
      useNavigation.getState().show('pictures');
      void usePictureSearch.getState().findSimilar(picture);
    });

  const pans: Readonly<Record<string, { x: number; y: number }>> = {
    ArrowLeft: { x: pictureLimits.panStep, y: 0 },
    ArrowRight: { x: -pictureLimits.panStep, y: 0 },
    ArrowUp: { x: 0, y: pictureLimits.panStep },
    ArrowDown: { x: 0, y: -pictureLimits.panStep },
  };
  const keys: Readonly<Record<string, () => void>> = {
    PageUp: () => step(-1),
    PageDown: () => step(1),
    '+': zoom.zoomIn,
    '=': zoom.zoomIn,
    '-': zoom.zoomOut,
    '0': zoom.fit,
    '1': () => zoom.actualSize(),
    s: toSimilar,
    d: toDocument,
    t: () => setShowsWords(!showsWords),
    ' ': close,
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    const by = pans[event.key];
    if (by && zoom.isMovable && !zoom.isFit) zoom.pan(by);
    else {
      const run = keys[event.key.length === 1 ? event.key.toLowerCase() : keyAlongLine(event.key)];
      if (!run) return;
      run();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <dialog
      ref={dialog}
      className="picture-viewer"
      aria-label={picture.caption ?? picture.name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={onKeyDown}
      data-testid="picture-viewer"
      data-id={picture.id}
      data-name={picture.name}
    >
      <ViewerHeader
        picture={picture}
        position={index === null ? null : { index, total }}
        zoom={zoom}
        text={details?.text ?? ''}
        hasWords={words !== null}
        showsWords={showsWords}
        onWords={() => setShowsWords(!showsWords)}
        onSimilar={toSimilar}
        onDocument={toDocument}
        onClose={close}
      />
      <div className="viewer-body">
        <PictureStage
          stage={stage}
          picture={picture}
          size={size}
          zoom={zoom}
          marked={marked}
          words={words}
          showsWords={showsWords}
          onSize={onSize}
        />
        {index !== null && index > 0 && (
          <IconButton
            icon="chevronLeft"
            label={t('Previous picture (←)')}
            size={20}
            className="viewer-step is-previous"
            onClick={() => step(-1)}
            data-testid="viewer-previous"
          />
        )}
        {index !== null && index < total - 1 && (
          <IconButton
            icon="chevronRight"
            label={t('Next picture (→)')}
            size={20}
            className="viewer-step is-next"
            onClick={() => step(1)}
            data-testid="viewer-next"
          />
        )}
      </div>
    </dialog>
  );
}

/** The chosen picture over the whole window: zoomed, moved, its words selected, and on to the next one. */
export function PictureViewer() {
  const picture = usePictureViewer((state) => state.picture);
  return picture === null ? null : <Viewer picture={picture} />;
}
