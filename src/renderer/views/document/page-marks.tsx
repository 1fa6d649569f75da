import type { PagePlace } from '../../../preload/contract/shapes.ts';
import { joinLines, placeBox, type Size } from './highlight-geometry.ts';

/** The cited sentence on its page: one visible stroke per line, and one measurable box per word. */
export function PageMarks({ place, drawn }: { readonly place: PagePlace; readonly drawn: Size }) {
  return (
    <div className="page-marks" aria-hidden="true">
      {joinLines(place.boxes).map((line) => (
        <div key={line.join()} className="citation-line" style={placeBox(line, place, drawn)} />
      ))}
      {place.boxes.map((box) => (
        <div
          key={box.join()}
          className="citation-mark"
          style={placeBox(box, place, drawn)}
          data-testid="citation-mark"
          data-page={place.page}
        />
      ))}
    </div>
  );
}
