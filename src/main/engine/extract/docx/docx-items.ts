import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits, PictureTools, Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { documentItems } from '../document-items.ts';
import { tidyBlockText } from '../join-blocks.ts';
import { chartDrafts } from '../ooxml/chart-drafts.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { diagramDrafts } from '../ooxml/diagram-drafts.ts';
import type { OfficePackage } from '../ooxml/office-package.ts';
import { ooxmlFields } from '../ooxml/ooxml-fields.ts';
import { type PictureReader, type PictureText, pictureReader } from '../ooxml/picture-reader.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { type DocxContext, docxBlocks, sectionReferences } from './docx-blocks.ts';
import { docxNumbering } from './docx-numbering.ts';
import { docxStyles } from './docx-styles.ts';

type NoteType = 'footnote' | 'endnote';

/** A word processing file, read whole: page headers, body with tables and text boxes, notes, comments, page footers. */
export async function* docxItems(
  file: OfficePackage,
  main: string,
  limits: ExtractLimits,
  signal: AbortSignal,
  pictures: PictureTools | null,
): AsyncIterable<ExtractItem> {
  const read: PictureText[] = [];
  const drafts = await documentDrafts(file, main, pictureReader(file, pictures), read);
  for (const item of documentItems(await ooxmlFields(file, 'docx'), drafts, limits, signal)) {
    yield item.type === 'unit' ? { ...item, unit: withPictures(item.unit, read) } : item;
  }
}

/** Marks a unit in which there are words that were read in pictures. */
function withPictures(unit: Unit, pictures: readonly PictureText[]): Unit {
  const own = pictures.filter(({ drafts }) =>
    unit.text.includes(tidyBlockText(drafts[0] ?? { kind: 'paragraph', level: 0, text: '' })),
  );
  if (own.length === 0) return unit;
  const confidence = own.reduce((sum, picture) => sum + picture.confidence, 0) / own.length;
  return { ...unit, ocrConfidence: confidence, chain: ['basic', 'ocr'] };
}

async function documentDrafts(
  file: OfficePackage,
  main: string,
  readPicture: PictureReader,
  read: PictureText[],
): Promise<BlockDraft[]> {
  const document = await file.part(main);
  const body = childNamed(document ?? undefined, 'body');
  if (!document || !body) throw new AppError('file-damaged', 'The document has no text part.', {});
  const relations = new Map((await file.relationships(main)).map(({ id, path }) => [id, path]));
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const named = (name: string) => [...relations.values()].find((path) => path.endsWith(`/${name}`)) ?? folder + name;
  /** Marks by note: many references to one note show it once. */
  const marks = new Map<string, { readonly type: NoteType; readonly id: string; readonly mark: string }>();
  const context: DocxContext = {
    styles: docxStyles(await file.part(named('styles.xml'))),
    numbering: docxNumbering(await file.part(named('numbering.xml'))),
    graphics: await graphicsById(file, main, readPicture, read),
    noteMark: (type, id) => {
      const known = marks.get(`${type} ${id}`)?.mark;
      if (known) return known;
      const mark = `[${marks.size + 1}]`;
      marks.set(`${type} ${id}`, { type, id, mark });
      return mark;
    },
  };
  const drafts = [...(await margins(file, body, relations, context, 'headerReference')), ...docxBlocks(body, context)];
  const notes = {
    footnote: await notesById(file, named('footnotes.xml'), 'footnote'),
    endnote: await notesById(file, named('endnotes.xml'), 'endnote'),
  };
  for (const { type, id, mark } of [...marks.values()]) {
    const note = notes[type].get(id);
    docxBlocks(note ?? { name: '', attributes: new Map(), children: [] }, context).forEach((draft, index) => {
      drafts.push(index === 0 ? { ...draft, text: `${mark} ${draft.text.trim()}` } : draft);
    });
  }
  drafts.push(...commentDrafts(await file.part(named('comments.xml')), context));
  drafts.push(...(await margins(file, body, relations, context, 'footerReference')));
  return drafts;
}

async function margins(
  file: OfficePackage,
  body: XmlElement,
  relations: ReadonlyMap<string, string>,
  context: DocxContext,
  type: 'headerReference' | 'footerReference',
): Promise<BlockDraft[]> {
  const drafts: BlockDraft[] = [];
  const seen = new Set<string>();
  const parts = new Set([...sectionReferences(body, type)].map((id) => relations.get(id) ?? ''));
  for (const path of parts) {
    const root = await file.part(path);
    if (!root) continue;
    for (const draft of docxBlocks(root, context, type === 'headerReference' ? 'header' : 'footer')) {
      const text = draft.text.trim();
      if (text === '' || seen.has(text)) continue;
      seen.add(text);
      drafts.push(draft);
    }
  }
  return drafts;
}

async function notesById(file: OfficePackage, path: string, type: NoteType): Promise<Map<string, XmlElement>> {
  const notes = new Map<string, XmlElement>();
  for (const note of childrenNamed((await file.part(path)) ?? undefined, type)) {
    notes.set(note.attributes.get('id') ?? '', note);
  }
  return notes;
}

async function graphicsById(
  file: OfficePackage,
  main: string,
  readPicture: PictureReader,
  read: PictureText[],
): Promise<Map<string, readonly BlockDraft[]>> {
  const graphics = new Map<string, readonly BlockDraft[]>();
  for (const { id, type, path } of await file.relationships(main)) {
    if (type === 'chart' || type === 'chartEx') graphics.set(id, chartDrafts(await file.part(path)));
    else if (type === 'diagramData') graphics.set(id, diagramDrafts(await file.part(path)));
    else if (type === 'image') {
      const picture = await readPicture(path);
      if (!picture) continue;
      read.push(picture);
      graphics.set(id, picture.drafts);
    }
  }
  return graphics;
}

function commentDrafts(root: XmlElement | null, context: DocxContext): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  for (const comment of childrenNamed(root ?? undefined, 'comment')) {
    const author = comment.attributes.get('author') ?? '';
    const text = docxBlocks(comment, context)
      .map((draft) => draft.text.trim())
      .join('\n')
      .trim();
    drafts.push(...commentDraft(author, text));
  }
  return drafts;
}
