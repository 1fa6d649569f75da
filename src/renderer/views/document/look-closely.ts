import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { useDocument } from '../../stores/document-store.ts';
import { usePictureViewer } from '../../stores/picture-viewer-store.ts';

/** Opens the picture that is read over the whole window, with what is cited marked in it. */
export async function lookClosely(view: DocumentView): Promise<void> {
  const { target, seenPage } = useDocument.getState();
  const number = view.pages[seenPage]?.number ?? seenPage + 1;
  const places = target?.locator?.type === 'page' ? target.locator.places : [];
  const place = places.find(({ page, boxes }) => page === number && boxes.length > 0);
  await usePictureViewer.getState().openDocument(view.documentId, view.fileId, place);
}
