import type { BlockDraft } from '../block-draft.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { drawingBody } from './drawing-text.ts';

/** The texts of a SmartArt diagram's data part, in the order they are kept. */
export function diagramDrafts(root: XmlElement | null): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  for (const point of descendantsNamed(root ?? undefined, 'pt')) {
    for (const child of point.children) {
      if (typeof child === 'string' || child.name !== 't') continue;
      const text = drawingBody(child);
      if (text.trim() !== '') drafts.push({ kind: 'list-item', level: 1, text });
    }
  }
  return drafts;
}
