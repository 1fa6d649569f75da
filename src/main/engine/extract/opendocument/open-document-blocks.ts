import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';
import { type InlineFinds, inlineText } from './inline-text.ts';
import { openDocumentLimits } from './limits.ts';
import type { OpenDocumentStyles } from './open-document-styles.ts';

export type OpenDocumentContext = {
  readonly styles: OpenDocumentStyles;
  /** Called for each note in order with its blocks; gives the mark shown in the text. */
  readonly noteMark: (note: XmlElement) => string;
  /** Called for each comment. */
  readonly comment: (annotation: XmlElement) => void;
};

/** Containers that mean nothing to the text. */
const wrappers = new Set([
  'section',
  'index-body',
  'index-title',
  'table-of-content',
  'illustration-index',
  'table-index',
  'object-index',
  'user-index',
  'alphabetical-index',
  'bibliography',
  'a',
  'g',
  'text-box',
  'numbered-paragraph',
]);

/** The blocks of a text, text box, shape, header or note. `as` overrides the kind of paragraphs. */
export function openDocumentBlocks(
  container: XmlElement,
  context: OpenDocumentContext,
  as: BlockKind | null = null,
): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  for (const child of container.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'p' || child.name === 'h') drafts.push(...paragraph(child, context, as));
    else if (child.name === 'list') drafts.push(...listDrafts(child, context, as, 1));
    else if (child.name === 'table') drafts.push(...tableDrafts(child, context));
    else if (child.name === 'annotation') context.comment(child);
    else if (child.name === 'frame') drafts.push(...frameDrafts(child, context, as));
    else if (wrappers.has(child.name) || shapes.has(child.name)) drafts.push(...openDocumentBlocks(child, context, as));
  }
  return drafts;
}

/** Drawn shapes hold paragraphs of their own. */
const shapes = new Set([
  'custom-shape',
  'rect',
  'ellipse',
  'circle',
  'line',
  'polygon',
  'polyline',
  'path',
  'connector',
  'caption',
  'measure',
  'regular-polygon',
]);

function paragraph(element: XmlElement, context: OpenDocumentContext, as: BlockKind | null): BlockDraft[] {
  const finds: InlineFinds = { boxes: [] };
  const text = inlineText(element, context, finds);
  let { kind, level } = context.styles.role(element.attributes.get('style-name'));
  if (element.name === 'h') {
    const outline = Number(element.attributes.get('outline-level') ?? 1) || 1;
    [kind, level] = ['heading', Math.max(1, Math.min(6, outline))];
  }
  if (as) [kind, level] = [as, 0];
  const drafts: BlockDraft[] = [{ kind, level, text }];
  for (const box of finds.boxes) drafts.push(...openDocumentBlocks({ ...box, children: [box] }, context, as));
  return drafts;
}

function listDrafts(list: XmlElement, context: OpenDocumentContext, as: BlockKind | null, depth: number): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  for (const item of list.children) {
    if (typeof item === 'string') continue;
    for (const child of item.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'list') drafts.push(...listDrafts(child, context, as, depth + 1));
      else {
        for (const draft of openDocumentBlocks({ ...item, children: [child] }, context, as)) {
          drafts.push(draft.kind === 'paragraph' ? { ...draft, kind: 'list-item', level: depth } : draft);
        }
      }
    }
  }
  return drafts;
}

function tableDrafts(table: XmlElement, context: OpenDocumentContext): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  const title = xmlText(childNamed(table, 'title')).trim();
  if (title !== '') drafts.push({ kind: 'caption', level: 0, text: title });
  for (const row of rowsOf(table)) {
    const cells: string[] = [];
    for (const cell of row.children) {
      if (typeof cell === 'string' || (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell')) continue;
      const text = openDocumentBlocks(cell, context)
        .map((draft) => draft.text.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join(' ');
      const repeats = Number(cell.attributes.get('number-columns-repeated') ?? 1) || 1;
      for (let left = Math.min(repeats, openDocumentLimits.maxRepeats); left > 0; left -= 1) cells.push(text);
    }
    drafts.push({ kind: 'table-row', level: 0, text: cells.join('\t') });
  }
  return drafts;
}

function* rowsOf(table: XmlElement): Generator<XmlElement> {
  for (const child of table.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'table-row') yield child;
    else if (/^table-(?:header-rows|rows|row-group)$/.test(child.name)) yield* rowsOf(child);
  }
}

/** A frame holds one thing in several forms: a text box, a table, else a picture or object with its description. */
function frameDrafts(frame: XmlElement, context: OpenDocumentContext, as: BlockKind | null): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  for (const child of frame.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'text-box') drafts.push(...openDocumentBlocks(child, context, as));
    else if (child.name === 'table') drafts.push(...tableDrafts(child, context));
  }
  for (const name of ['title', 'desc']) {
    for (const told of childrenNamed(frame, name)) {
      const text = xmlText(told).trim();
      if (/\p{L}{2}/u.test(text)) drafts.push({ kind: 'caption', level: 0, text });
    }
  }
  return drafts;
}
