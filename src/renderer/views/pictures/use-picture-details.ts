import { useEffect, useState } from 'react';
import type { PictureDetails, PictureSummary, Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { reasonOf } from '../../reason-of.ts';

/** Everything known of a picture; null until it has come, and anew when the picture's state or its copies change. */
export function usePictureDetails(picture: PictureSummary): {
  readonly details: PictureDetails | null;
  readonly error: Reason | null;
} {
  const [known, setKnown] = useState<{ id: string; details: PictureDetails | null; error: Reason | null } | null>(null);
  const { id, state, copies, near } = picture;
  // biome-ignore lint/correctness/useExhaustiveDependencies: its state and copies tell that there is more to know
  useEffect(() => {
    let isGone = false;
    request('picture.details', { pictureId: id }).then(
      (details) => !isGone && setKnown({ id, details, error: null }),
      (error: unknown) => !isGone && setKnown({ id, details: null, error: reasonOf(error) }),
    );
    return () => {
      isGone = true;
    };
  }, [id, state, copies, near]);
  return known?.id === id ? known : { details: null, error: null };
}
