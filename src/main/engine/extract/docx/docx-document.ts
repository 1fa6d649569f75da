import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { cleanText } from '../clean-text.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { type DocxContext, docxBlocks, sectionReferences } from './docx-blocks.ts';
import { docxNumbering } from './docx-numbering.ts';
import { type DocxPackage, openDocx } from './docx-package.ts';
import { docxStyles } from './docx-styles.ts';

export type DocxDocument = { readonly fields: readonly MetadataField[]; readonly drafts: readonly BlockDraft[] };

type NoteType = 'footnote' | 'endnote';

/** Reads a word processing file whole: page headers, body with tables and text boxes, notes, page footers. */
export async function docxDocument(
  source: ByteSource,
  maxExpansion: number,
  signal: AbortSignal,
): Promise<DocxDocument> {
  const file = await openDocx(source, maxExpansion, signal);
  const document = await file.part(file.mainPart);
  const body = childNamed(document ?? undefined, 'body');
  if (!document || !body) throw new AppError('file-damaged', 'The document has no text part.', {});
  const relations = await file.relationships(file.mainPart);
  const folder = file.mainPart.slice(0, file.mainPart.lastIndexOf('/') + 1);
  const named = (name: string) => [...relations.values()].find((path) => path.endsWith(`/${name}`)) ?? folder + name;
  /** Marks by note: many references to one note show it once. */
  const marks = new Map<string, { readonly type: NoteType; readonly id: string; readonly mark: string }>();
  const context: DocxContext = {
    styles: docxStyles(await file.part(named('styles.xml'))),
    numbering: docxNumbering(await file.part(named('numbering.xml'))),
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
  drafts.push(...(await margins(file, body, relations, context, 'footerReference')));
  return { fields: await coreProperties(file), drafts };
}

async function margins(
  file: DocxPackage,
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

async function notesById(file: DocxPackage, path: string, type: NoteType): Promise<Map<string, XmlElement>> {
  const notes = new Map<string, XmlElement>();
  for (const note of childrenNamed((await file.part(path)) ?? undefined, type)) {
    notes.set(note.attributes.get('id') ?? '', note);
  }
  return notes;
}

const coreNames: Readonly<Record<string, string>> = {
  title: 'title',
  subject: 'subject',
  creator: 'author',
  keywords: 'keywords',
  description: 'description',
  lastModifiedBy: 'last-modified-by',
  created: 'created',
  modified: 'modified',
};

async function coreProperties(file: DocxPackage): Promise<MetadataField[]> {
  const fields: MetadataField[] = [];
  const root = await file.part('docProps/core.xml');
  for (const child of root?.children ?? []) {
    if (typeof child === 'string') continue;
    const name = Object.hasOwn(coreNames, child.name) ? coreNames[child.name] : undefined;
    const value = cleanText(child.children.filter((part) => typeof part === 'string').join('')).trim();
    if (name && value !== '') fields.push({ name, value, source: `docx:core.${child.name}` });
  }
  return fields;
}
