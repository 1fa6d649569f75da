import { type ReactNode, useState } from 'react';
import { pageAddress, type ThumbnailSize } from '../../preload/contract/picture-shapes.ts';
import { letGoOnLeave } from './let-go-on-leave.ts';

type PagePreviewProps = {
  readonly documentId: string;
  readonly fileId?: string;
  /** As in `document.open`: the first page is 0. */
  readonly index: number;
  readonly size: ThumbnailSize;
  /** What stands there for a page that can't be drawn. */
  readonly fallback?: ReactNode;
  readonly testId?: string;
};

/** A small picture of a page, slide or sheet, drawn by the engine; empty paper until it is there. */
export function PagePreview({ documentId, fileId, index, size, fallback = null, testId }: PagePreviewProps) {
  const address = pageAddress(documentId, index, size, fileId);
  const [state, setState] = useState<{ address: string; is: 'drawn' | 'failed' } | null>(null);
  const is = state?.address === address ? state.is : 'loading';
  if (is === 'failed') return fallback;
  return (
    <span className="page-preview" data-testid={testId} data-drawn={is === 'drawn'}>
      <img
        key={address}
        ref={letGoOnLeave}
        src={address}
        alt=""
        decoding="async"
        draggable={false}
        onLoad={() => setState({ address, is: 'drawn' })}
        onError={() => setState({ address, is: 'failed' })}
      />
    </span>
  );
}
