import { pageAddress } from '../../../preload/contract/picture-shapes.ts';
import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { limits } from '../../limits.ts';
import { reasonOf } from '../../reason-of.ts';
import { documentAddress } from '../document/document-bytes.ts';
import { shownDirectly } from '../document/picture-document.tsx';
import { createThumbnails, type Drawn } from './thumbnails.ts';

/** What has a page to show: a hit or a citation. */
export type PageOf = Pick<SearchHit, 'kind' | 'documentId' | 'fileId' | 'path' | 'page'>;

/** What a hit's thumbnail shows: the page it stands on. Null for what has no pages of its own look. */
export function thumbnailKey({ kind, documentId, page }: PageOf): string | null {
  return kind === 'pdf' || kind === 'image' ? `${documentId}:${page ?? 1}` : null;
}

async function drawThumbnail({ kind, documentId, fileId, path, page }: PageOf): Promise<Drawn | null> {
  const number = page ?? 1;
  if (kind === 'pdf') {
    const { drawPdfThumbnail } = await import('./draw-pdf-thumbnail.ts');
    return drawPdfThumbnail(documentId, fileId, number).catch((error: unknown) => {
      if (reasonOf(error).code !== 'file-damaged') throw error;
      return { address: pageAddress(documentId, number - 1, 'medium', fileId), release: () => undefined };
    });
  }
  if (number === 1 && shownDirectly.test(path)) {
    return { address: documentAddress(documentId, fileId), release: () => undefined };
  }
  const maxEdge = 2 * limits.thumbnailWidth;
  const { png } = await request('document.picture', { documentId, fileId, index: number - 1, maxEdge });
  const address = URL.createObjectURL(new Blob([new Uint8Array(png)], { type: 'image/png' }));
  return { address, release: () => URL.revokeObjectURL(address) };
}

/** The window's thumbnails. */
export const thumbnails = createThumbnails(drawThumbnail, limits.thumbnails);
