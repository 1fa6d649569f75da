import type { DragEvent } from 'react';
import { request } from '../api.ts';
import { attempt } from '../stores/notice-store.ts';

/** A page to be dragged into another program: `index` 0-based, null for the whole file. */
export type DraggedPage = { readonly documentId: string; readonly fileId: string; readonly index: number | null };

/** Attributes of what a page is dragged by. Its file is made while the button goes down, so that it is there when the drag begins. */
export function dragPage(place: DraggedPage) {
  return {
    draggable: true,
    onPointerDown: () => void request('page.prepare', place).catch(() => undefined),
    onDragStart: (event: DragEvent) => {
      // The system drags a file; what the page would drag is only its words.
      event.preventDefault();
      void attempt(() => request('page.drag', place));
    },
  };
}

/** Looks at a cited page as the system shows it; false where it can't. */
export async function previewPage(place: DraggedPage): Promise<boolean> {
  return (await attempt(() => request('page.preview', place))) ?? true;
}
