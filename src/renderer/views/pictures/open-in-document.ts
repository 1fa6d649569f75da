import type { PageMatch, PictureSummary } from '../../../preload/contract/shapes.ts';
import { useDocument } from '../../stores/document-store.ts';

/** Opens the document a picture stands in, at its page, with the picture marked where its place is known. Nothing before it is one. */
export async function openInDocument(picture: PictureSummary): Promise<void> {
  const { documentId, fileId, name, pageIndex, box } = picture;
  if (documentId === null) return;
  await useDocument.getState().open({
    documentId,
    fileId,
    title: name,
    span: null,
    ...(pageIndex === null ? {} : { pageIndex }),
    ...(box === null || !picture.inside ? {} : { box }),
  });
}

/** Opens a page that a picture may be from. */
export async function openPageMatch({ documentId, fileId, title, pageIndex }: PageMatch): Promise<void> {
  await useDocument.getState().open({ documentId, fileId, title, span: null, pageIndex });
}
