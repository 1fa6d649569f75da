import { useEffect, useState } from 'react';
import type { DocumentView, PagePlace, Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { reasonOf } from '../../reason-of.ts';
import type { DocumentTarget } from '../../stores/document-store.ts';
import { PictureText } from '../pictures/picture-text.tsx';
import { usePictureWords } from '../pictures/use-picture-words.ts';
import { CannotShow } from './cannot-show.tsx';
import { documentAddress } from './document-bytes.ts';
import { PageColumn, type PageSlot } from './page-column.tsx';
import { PageMarks } from './page-marks.tsx';

/** Pictures Chromium shows by itself; it turns them by their own orientation mark, as the words on them were placed. */
export const shownDirectly = /\.(png|jpe?g|gif|webp|bmp)$/i;

/** Address of a picture the window cannot show itself, as PNG made by the engine; null until it is there. */
function usePngAddress(view: DocumentView, index: number, isWanted: boolean) {
  const [address, setAddress] = useState<string | null>(null);
  const [error, setError] = useState<Reason | null>(null);
  const { documentId, fileId } = view;
  useEffect(() => {
    if (!isWanted) return;
    let made: string | null = null;
    let gone = false;
    request('document.picture', { documentId, fileId, index, maxEdge: limits.pictureMaxEdge }).then(
      ({ png }) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([new Uint8Array(png)], { type: 'image/png' }));
        setAddress(made);
      },
      (cause: unknown) => !gone && setError(reasonOf(cause)),
    );
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [documentId, fileId, index, isWanted]);
  return { address, error };
}

type FrameProps = {
  readonly view: DocumentView;
  readonly slot: PageSlot;
  readonly places: readonly PagePlace[];
  readonly onFail: (reason: Reason) => void;
};

/** One picture, or one frame of it, with its marks. */
function PictureFrame({ view, slot, places, onFail }: FrameProps) {
  const { index, top, size, onSize } = slot;
  const page = view.pages[index];
  const number = page?.number ?? index + 1;
  const [isRefused, setRefused] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
  const isDirect = index === 0 && shownDirectly.test(view.path) && !isRefused;
  const { address, error } = usePngAddress(view, index, !isDirect);
  useEffect(() => {
    if (error) onFail(error);
  }, [error, onFail]);
  const words = usePictureWords(isDrawn ? { documentId: view.documentId, index, region: null } : null);
  const source = isDirect ? documentAddress(view.documentId, view.fileId) : address;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a document is no form's fieldset
    <div
      className="document-page"
      style={{ top, ...size }}
      role="group"
      aria-label={t('Picture {number}', { number })}
      data-testid="document-page"
      data-page={number}
      data-drawn={isDrawn}
    >
      {source === null ? (
        <div className="view-loading">
          <Spinner size={20} label={t('Opening the picture')} />
        </div>
      ) : (
        <img
          src={source}
          alt={view.title}
          draggable={false}
          onLoad={({ currentTarget }) => {
            setDrawn(true);
            // The stored size is what the words were measured on; only a picture without one tells its own.
            if (!page?.width) {
              onSize(index + 1, { width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
            }
          }}
          onError={() => isDirect && setRefused(true)}
        />
      )}
      {isDrawn &&
        places
          .filter((place) => place.page === number)
          .map((place) => <PageMarks key={place.page} place={place} drawn={size} />)}
      {words !== null && <PictureText words={words} />}
    </div>
  );
}

type PictureDocumentProps = {
  readonly view: DocumentView;
  readonly target: DocumentTarget | null;
  readonly onShowText: () => void;
};

/** A picture as it looks, frame under frame, with the cited words marked where they were recognised. */
export function PictureDocument({ view, target, onShowText }: PictureDocumentProps) {
  const [error, setError] = useState<Reason | null>(null);
  if (error) return <CannotShow reason={error} onShowText={view.characters > 0 ? onShowText : null} />;
  const places = target?.locator?.type === 'page' ? target.locator.places : [];
  return (
    <PageColumn
      view={view}
      target={target}
      count={Math.max(1, view.pages.length)}
      isReady
      renderPage={(slot) => <PictureFrame key={slot.index} view={view} slot={slot} places={places} onFail={setError} />}
    />
  );
}
