import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { chosen, drawingBody, drawingParagraph, tellingDescription } from '../ooxml/drawing-text.ts';
import { ooxmlLimits } from '../ooxml/limits.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';

/** What stands in another part and is put in its place. */
export type SlideReference = { readonly type: 'chart' | 'diagram' | 'picture'; readonly id: string };
export type SlideDraft = BlockDraft | SlideReference;

export type SlideShapes = { readonly title: string | null; readonly drafts: readonly SlideDraft[] };

const marks = /^bu(?:Char|AutoNum|Blip)$/;

/** Titles, texts, tables and references of a slide's (or a notes page's) shapes, the title first, else in drawing order. */
export function slideShapes(tree: XmlElement | undefined): SlideShapes {
  let title: string | null = null;
  const heading: SlideDraft[] = [];
  const drafts: SlideDraft[] = [];
  const visit = (container: XmlElement, depth: number) => {
    if (depth > ooxmlLimits.maxGroupDepth) return;
    for (const child of container.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'grpSp') visit(child, depth + 1);
      else if (child.name === 'AlternateContent') visit(chosen(child), depth + 1);
      else if (child.name === 'graphicFrame') drafts.push(...frameDrafts(child));
      else if (child.name === 'pic') drafts.push(...pictureDrafts(child));
      else if (child.name === 'sp' || child.name === 'cxnSp') {
        const role = placeholder(child);
        const body = childNamed(child, 'txBody');
        if (role === 'title' || role === 'ctrTitle') {
          const text = drawingBody(body).trim();
          if (text === '') continue;
          title ??= text.replace(/\s+/g, ' ');
          heading.push({ kind: 'heading', level: 1, text });
        } else if (role !== 'sldNum' && role !== 'sldImg') drafts.push(...bodyDrafts(body, role));
      }
    }
  };
  if (tree) visit(tree, 0);
  return { title, drafts: [...heading, ...drafts] };
}

/** The role of a shape in the layout: `title`, `body`, `obj` where it names none; null for a free shape. */
export function placeholder(shape: XmlElement): string | null {
  for (const properties of ['nvSpPr', 'nvPicPr', 'nvGraphicFramePr']) {
    const mark = childNamed(childNamed(childNamed(shape, properties), 'nvPr'), 'ph');
    if (mark) return mark.attributes.get('type') ?? 'obj';
  }
  return null;
}

function bodyDrafts(body: XmlElement | undefined, role: string | null): BlockDraft[] {
  const margin: BlockKind | null = role === 'hdr' ? 'header' : role === 'ftr' || role === 'dt' ? 'footer' : null;
  const drafts: BlockDraft[] = [];
  for (const paragraph of childrenNamed(body, 'p')) {
    const text = drawingParagraph(paragraph);
    if (text.trim() === '') continue;
    const properties = childNamed(paragraph, 'pPr');
    const names = (properties?.children ?? []).map((child) => (typeof child === 'string' ? '' : child.name));
    // Bodies of layouts have bullets unless a paragraph says no.
    const listed =
      names.some((name) => marks.test(name)) || ((role === 'body' || role === 'obj') && !names.includes('buNone'));
    if (margin) drafts.push({ kind: margin, level: 0, text });
    else if (role === 'subTitle') drafts.push({ kind: 'heading', level: 2, text });
    else if (listed) {
      const level = Number(properties?.attributes.get('lvl') ?? 0) || 0;
      drafts.push({ kind: 'list-item', level: Math.max(1, Math.min(9, level + 1)), text });
    } else drafts.push({ kind: 'paragraph', level: 0, text });
  }
  return drafts;
}

function frameDrafts(frame: XmlElement): SlideDraft[] {
  const drafts: SlideDraft[] = [];
  const data = childNamed(childNamed(frame, 'graphic'), 'graphicData');
  for (const child of data?.children ?? []) {
    if (typeof child === 'string') continue;
    if (child.name === 'tbl') drafts.push(...tableDrafts(child));
    else if (child.name === 'chart') drafts.push({ type: 'chart', id: child.attributes.get('r:id') ?? '' });
    else if (child.name === 'relIds') drafts.push({ type: 'diagram', id: child.attributes.get('r:dm') ?? '' });
    else for (const picture of descendantsNamed(child, 'pic')) drafts.push(...pictureDrafts(picture));
  }
  const description = tellingDescription(childNamed(childNamed(frame, 'nvGraphicFramePr'), 'cNvPr'));
  if (description !== '') drafts.push({ kind: 'caption', level: 0, text: description });
  return drafts;
}

function tableDrafts(table: XmlElement): BlockDraft[] {
  return [...childrenNamed(table, 'tr')].map((row) => {
    const cells = [...childrenNamed(row, 'tc')].map((cell) =>
      drawingBody(childNamed(cell, 'txBody')).replace(/\s+/g, ' ').trim(),
    );
    return { kind: 'table-row', level: 0, text: cells.join('\t') };
  });
}

function pictureDrafts(picture: XmlElement): SlideDraft[] {
  const text = tellingDescription(childNamed(childNamed(picture, 'nvPicPr'), 'cNvPr'));
  const id = childNamed(childNamed(picture, 'blipFill'), 'blip')?.attributes.get('r:embed');
  return [
    ...(text === '' ? [] : [{ kind: 'caption' as const, level: 0, text }]),
    ...(id === undefined ? [] : [{ type: 'picture' as const, id }]),
  ];
}
