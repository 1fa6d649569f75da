import { useEffect, useState } from 'react';
import type { PictureSummary } from '../../../preload/contract/picture-shapes.ts';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { t } from '../../languages/translate.ts';
import { errorLine } from '../error-messages.ts';

/** What is said of a picture that could not be shown as large or as fine as it is; null while nothing failed. */
export function useFailureLine(picture: PictureSummary, failed: 'large' | 'full' | null): string | null {
  const [reason, setReason] = useState<Reason | null>(null);
  const pictureId = picture.id;
  useEffect(() => {
    let isMeant = true;
    setReason(null);
    if (failed !== null) {
      const take = (found: Reason | null) => {
        if (isMeant) setReason(found);
      };
      void request('picture.trouble', { pictureId, size: failed }).then(take, () => undefined);
    }
    return () => {
      isMeant = false;
    };
  }, [pictureId, failed]);
  if (failed === null) return null;
  const told = reason ?? picture.reason;
  if (told !== null) return errorLine(told);
  return failed === 'full'
    ? t('This picture can’t be shown any finer now.')
    : t('This picture can’t be shown any larger now.');
}
