import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { useDocument } from '../../stores/document-store.ts';

/** Opens a hit's document beside the list, at the place that was found. */
export function openHit(hit: SearchHit): void {
  void useDocument.getState().open({
    documentId: hit.documentId,
    fileId: hit.fileId,
    title: hit.title,
    span: { start: hit.start, end: hit.end },
    quote: hit.text,
    verified: true,
    locator: hit.locator,
  });
}
