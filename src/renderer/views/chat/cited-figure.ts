import { useEffect, useState } from 'react';
import type { Citation, PictureSummary } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';

/** The figure a citation is of, once it is known; null until then, and when it is of none. */
export function useCitedFigure({ documentId, quote, page }: Citation): PictureSummary | null {
  const [figure, setFigure] = useState<PictureSummary | null>(null);
  useEffect(() => {
    let isMeant = true;
    const take = (found: PictureSummary | null) => {
      if (isMeant) setFigure(found);
    };
    // The card tells of the page where nobody knows of a figure.
    request('picture.cited', { documentId, quote, page }).then(take, () => undefined);
    return () => {
      isMeant = false;
    };
  }, [documentId, quote, page]);
  return figure;
}
