import type { ExtractItem, ExtractLimits } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import { summaryFields } from '../compound/summary-fields.ts';
import { textLimit } from '../document-items.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { placedUnit } from '../placed-unit.ts';
import { type PptDocument, type PptPage, pptDocument } from './ppt-document.ts';
import { type PptRecord, type PptStream, pptStream, pptTypes } from './ppt-records.ts';
import { type PptText, pptTexts, recordText } from './ppt-text.ts';

/** A presentation of before 2007: one unit per slide in order, notes and comments after a slide's own text. */
export async function* pptItems(
  file: CompoundFile,
  bytes: Uint8Array,
  limits: ExtractLimits,
  signal: AbortSignal,
  password: string | null,
): AsyncIterable<ExtractItem> {
  const stream = pptStream(bytes);
  const document = pptDocument(stream, file.read('Current User'), password);
  yield { type: 'metadata', fields: summaryFields(file, 'ppt'), units: document.slides.length };
  let characters = 0;
  const masters = new Set<number>();
  for (const [index, slide] of document.slides.entries()) {
    signal.throwIfAborted();
    const { title, drafts } = slideDrafts(stream, slide, document, masters);
    const unit = placedUnit('slide', { index, number: index + 1, label: title }, drafts);
    characters += unit.text.length;
    if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
    if (index >= limits.fromUnit) yield { type: 'unit', unit };
  }
}

const titles = new Set([0, 6]);
const bodies = new Set([1, 7, 8]);

function slideDrafts(
  stream: PptStream,
  slide: PptPage,
  document: PptDocument,
  masters: Set<number>,
): { readonly title: string | null; readonly drafts: readonly BlockDraft[] } {
  const texts = pageTexts(stream, slide);
  const heading = texts.filter(({ kind, text }) => titles.has(kind) && text.trim() !== '');
  const drafts = [...heading, ...texts.filter((text) => !heading.includes(text))].flatMap(textDrafts);
  let notesId = 0;
  let footers = document.footers;
  const comments: BlockDraft[] = [];
  for (const record of slide.record ? stream.inside(slide.record, stops) : []) {
    if (record.type === pptTypes.slideAtom && record.end - record.start >= 20) {
      notesId = stream.view.getUint32(record.start + 16, true);
      drafts.push(...masterDrafts(stream, document, stream.view.getUint32(record.start + 12, true), masters));
    } else if (record.type === pptTypes.headersFooters) footers = record;
    else if (record.type === pptTypes.comment) comments.push(...commentDrafts(stream, record));
  }
  if (footers) {
    for (const text of strings(stream, footers).values()) drafts.push({ kind: 'footer', level: 0, text });
  }
  const notes = notesId === 0 ? undefined : document.notes.get(notesId);
  if (notes) {
    const spoken = pageTexts(stream, notes).filter(({ text }) => text.trim() !== '' && text.trim() !== '*');
    spoken.forEach(({ text }, at) => {
      drafts.push({ kind: 'paragraph', level: 0, text: at === 0 ? `Notes: ${text.trim()}` : text });
    });
  }
  drafts.push(...comments);
  return { title: heading[0]?.text.replace(/\s+/g, ' ').trim() ?? null, drafts };
}

/** Own texts of a master, shown on all its slides and read with the first. */
function masterDrafts(stream: PptStream, document: PptDocument, id: number, seen: Set<number>): BlockDraft[] {
  const master = document.masters.get(id);
  if (!master || seen.has(id)) return [];
  seen.add(id);
  return pageTexts(stream, { ...master, outline: [] })
    .filter(({ kind }) => kind === otherText)
    .flatMap(textDrafts)
    .map((draft) => ({ ...draft, kind: 'footer' }));
}
const otherText = 4;

const stops = new Set<number>([pptTypes.drawing, pptTypes.comment, pptTypes.headersFooters]);

/** Texts of a page's shapes in drawing order; what only the outline has comes first. */
function pageTexts(stream: PptStream, page: PptPage): PptText[] {
  const used = new Set<number>();
  const found: PptText[] = [];
  for (const record of page.record ? stream.inside(page.record, new Set([pptTypes.textbox, pptTypes.comment])) : []) {
    if (record.type !== pptTypes.textbox) continue;
    const children = [...stream.children(record)];
    found.push(...pptTexts(stream, children));
    for (const reference of children) {
      if (reference.type !== pptTypes.outlineText || reference.end - reference.start < 4) continue;
      const index = stream.view.getUint32(reference.start, true);
      const text = page.outline[index];
      if (!text || used.has(index)) continue;
      used.add(index);
      found.push(text);
    }
  }
  return [...page.outline.filter((_, index) => !used.has(index)), ...found];
}

function textDrafts({ kind, text }: PptText): BlockDraft[] {
  if (titles.has(kind)) return [{ kind: 'heading', level: 1, text }];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && line.trim() !== '*')
    .map((line) => ({
      kind: bodies.has(kind) ? 'list-item' : 'paragraph',
      level: bodies.has(kind) ? 1 : 0,
      text: line,
    }));
}

function commentDrafts(stream: PptStream, record: PptRecord): BlockDraft[] {
  const own = strings(stream, record);
  return commentDraft(own.get(0) ?? '', own.get(1) ?? '');
}

function strings(stream: PptStream, record: PptRecord): Map<number, string> {
  const found = new Map<number, string>();
  for (const child of stream.children(record)) {
    if (child.type === pptTypes.cString) found.set(child.instance, recordText(stream, child) ?? '');
  }
  return found;
}
