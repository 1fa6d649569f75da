import { useState } from 'react';
import { pageAddress } from '../../../preload/contract/picture-shapes.ts';
import { letGoOnLeave } from '../../components/let-go-on-leave.ts';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { PictureText } from '../pictures/picture-text.tsx';
import { usePictureWords } from '../pictures/use-picture-words.ts';

type PaintedPageProps = {
  readonly documentId: string;
  readonly fileId: string;
  /** The first page is 0. */
  readonly index: number;
  /** Told once: whether the page is there to see. */
  readonly onEnd: (isThere: boolean) => void;
};

/** A page as the engine's reader paints it, with its words to select. */
export function PaintedPage({ documentId, fileId, index, onEnd }: PaintedPageProps) {
  const [isThere, setThere] = useState(false);
  const words = usePictureWords(isThere ? { documentId, index, region: null } : null);
  return (
    <>
      {!isThere && (
        <div className="view-loading">
          <Spinner size={20} label={t('Opening the document')} />
        </div>
      )}
      <img
        ref={letGoOnLeave}
        src={pageAddress(documentId, index, 'full', fileId)}
        alt=""
        draggable={false}
        hidden={!isThere}
        data-testid="painted-page"
        onLoad={() => {
          setThere(true);
          onEnd(true);
        }}
        onError={() => onEnd(false)}
      />
      {words !== null && <PictureText words={words} />}
    </>
  );
}
