import { useEffect } from 'react';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { pictureAmong } from './picture-files.ts';

/** A picture pasted while pictures are shown is searched for. Text that is pasted goes where it always goes. */
export function usePastedPicture(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const picture = pictureAmong(event.clipboardData?.files ?? []);
      if (!picture) return;
      event.preventDefault();
      void usePictureSearch.getState().findByFile(picture);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}
