import { useEffect } from 'react';
import { PagePreview } from '../../components/page-preview.tsx';
import { useFileHover } from '../../stores/file-hover-store.ts';

/** CSS pixels: the card's height in previews.css, and the least distance to the window's edge. */
const height = 232;
const edge = 12;

/** The first page of the file whose icon the pointer rests on; nothing where there is none to be had. */
export function FileHover() {
  const shown = useFileHover((state) => state.shown);
  useEffect(() => () => useFileHover.getState().leave(), []);
  if (!shown?.file.documentId) return null;
  const { left, top, bottom } = shown.place;
  const middle = (top + bottom) / 2 - height / 2;
  const style = { left: left + 10, top: Math.max(edge, Math.min(middle, window.innerHeight - height - edge)) };
  return (
    <div className="file-hover" style={style} aria-hidden="true" data-testid="file-hover">
      <PagePreview documentId={shown.file.documentId} fileId={shown.file.id} index={0} size="medium" />
    </div>
  );
}
