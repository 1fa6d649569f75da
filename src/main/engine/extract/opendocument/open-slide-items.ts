import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { textLimit } from '../document-items.ts';
import { placedUnit } from '../placed-unit.ts';
import { childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { openDocumentLimits } from './limits.ts';
import { type OpenDocumentContext, openDocumentBlocks } from './open-document-blocks.ts';
import { openDocumentFields } from './open-document-fields.ts';
import type { OpenDocumentParts } from './open-document-items.ts';
import type { OpenDocumentStyles } from './open-document-styles.ts';
import { openNotes } from './open-notes.ts';

/** A presentation or drawing: one unit per page in order, notes and comments after a page's own text. */
export function* slideItems(
  body: XmlElement,
  parts: OpenDocumentParts,
  styles: OpenDocumentStyles,
  limits: ExtractLimits,
  signal: AbortSignal,
): Generator<ExtractItem> {
  const pages = [...childrenNamed(body, 'page')];
  if (pages.length > openDocumentLimits.maxPages)
    throw new AppError('text-limit', 'The document has too many pages.', {});
  const fields = openDocumentFields(parts.meta, body.name === 'drawing' ? 'odg' : 'odp');
  yield { type: 'metadata', fields, units: pages.length };
  const notes = openNotes(styles);
  let characters = 0;
  for (const [index, page] of pages.entries()) {
    signal.throwIfAborted();
    const { title, drafts } = pageDrafts(page, notes.context);
    const unit = placedUnit('slide', { index, number: index + 1, label: title }, [...drafts, ...notes.drafts()]);
    characters += unit.text.length;
    if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
    if (index >= limits.fromUnit) yield { type: 'unit', unit };
  }
}

function pageDrafts(page: XmlElement, context: OpenDocumentContext): { title: string | null; drafts: BlockDraft[] } {
  let title: string | null = null;
  const heading: BlockDraft[] = [];
  const drafts: BlockDraft[] = [];
  const speaker: BlockDraft[] = [];
  for (const child of page.children) {
    if (typeof child === 'string') continue;
    const own = openDocumentBlocks({ ...page, children: [child] }, context);
    const role = child.attributes.get('class');
    if (role === 'title' && title === null) {
      const text = own
        .map((draft) => draft.text.trim())
        .filter(Boolean)
        .join('\n');
      if (text === '') continue;
      title = text;
      heading.push({ kind: 'heading', level: 1, text });
    } else if (child.name === 'notes')
      speaker.push(...openDocumentBlocks({ ...child, children: shapesOf(child) }, context));
    else drafts.push(...own);
  }
  const spoken = speaker.filter((draft) => draft.text.trim() !== '');
  const marked = spoken.map((draft, at) => (at === 0 ? { ...draft, text: `Notes: ${draft.text.trim()}` } : draft));
  return { title, drafts: [...heading, ...drafts, ...marked] };
}

/** Header, date and page number of the printed notes page say nothing about the slide. */
function shapesOf(notes: XmlElement): XmlElement[] {
  return notes.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' &&
      !/^(?:header|date-time|footer|page-number|page)$/.test(child.attributes.get('class') ?? ''),
  );
}
