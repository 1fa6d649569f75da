import type { ExtractItem, ExtractLimits } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { documentItems } from '../document-items.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { type OpenDocumentContext, openDocumentBlocks } from './open-document-blocks.ts';
import { openDocumentFields } from './open-document-fields.ts';
import type { OpenDocumentParts } from './open-document-items.ts';
import type { OpenDocumentStyles } from './open-document-styles.ts';
import { openNotes } from './open-notes.ts';

/** A text document: page headers, body, notes, comments, page footers. */
export function* textItems(
  body: XmlElement,
  parts: OpenDocumentParts,
  styles: OpenDocumentStyles,
  limits: ExtractLimits,
  signal: AbortSignal,
): Generator<ExtractItem> {
  const notes = openNotes(styles);
  const drafts = [
    ...margins(parts, notes.context, 'header'),
    ...openDocumentBlocks(body, notes.context),
    ...notes.drafts(),
    ...margins(parts, notes.context, 'footer'),
  ];
  yield* documentItems(openDocumentFields(parts.meta, 'odt'), drafts, limits, signal);
}

function margins(parts: OpenDocumentParts, context: OpenDocumentContext, kind: 'header' | 'footer'): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  const seen = new Set<string>();
  for (const master of descendantsNamed(parts.styles ?? undefined, 'master-page')) {
    for (const margin of master.children) {
      if (typeof margin === 'string' || !margin.name.startsWith(kind)) continue;
      for (const draft of openDocumentBlocks(margin, context, kind)) {
        const text = draft.text.trim();
        if (text === '' || seen.has(text)) continue;
        seen.add(text);
        drafts.push({ ...draft, kind });
      }
    }
  }
  return drafts;
}
