import type { Box } from '../../../preload/contract/shapes.ts';
import { placeBox, type Size } from './highlight-geometry.ts';

type PictureMarkProps = {
  readonly box: Box;
  /** The page's size in points, and where and how large it is drawn, in CSS pixels. */
  readonly stored: Size;
  readonly drawn: Size;
  readonly top: number;
};

/** The outline of a picture on its page, for a person who came from it. */
export function PictureMark({ box, stored, drawn, top }: PictureMarkProps) {
  return (
    <div className="picture-mark-page" style={{ top, ...drawn }} aria-hidden="true">
      <div className="picture-mark" style={placeBox(box, stored, drawn)} data-testid="picture-mark" />
    </div>
  );
}
