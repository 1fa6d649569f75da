import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { tellingDescription } from '../ooxml/drawing-text.ts';
import { equationText } from '../ooxml/equation-text.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { type DocxStyles, numberingOf } from './docx-styles.ts';

export type DocxContext = {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  /** Called for each reference to a note, in order; gives the mark shown in the text. */
  readonly noteMark: (type: 'footnote' | 'endnote', id: string) => string;
  /** Charts, diagrams and what is read in pictures, which are parts of their own, by the id of their relationship. */
  readonly graphics: ReadonlyMap<string, readonly BlockDraft[]>;
};

/** What is met inside a paragraph and stands behind it. */
type Finds = { readonly boxes: XmlElement[]; readonly drafts: BlockDraft[] };

/** Containers that mean nothing to the text. */
const wrappers = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'smartTag',
  'customXml',
  'hyperlink',
  'fldSimple',
  'dir',
  'bdo',
]);
/** Deleted text, field codes and properties. */
const skipped = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'rPr',
  'pPr',
  'sdtPr',
  'sectPr',
  'rt',
  'delInstrText',
]);

/** The blocks of a body, header, footer, note or text box. `as` overrides the kind of paragraphs. */
export function docxBlocks(container: XmlElement, context: DocxContext, as: BlockKind | null = null): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  const visit = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'p') drafts.push(...paragraph(child, context, as));
      else if (child.name === 'tbl') drafts.push(...table(child, context, as));
      else if (child.name === 'AlternateContent') {
        const choice = childNamed(child, 'Choice') ?? childNamed(child, 'Fallback');
        if (choice) visit(choice);
      } else if (wrappers.has(child.name)) visit(child);
    }
  };
  visit(container);
  return drafts;
}

function paragraph(element: XmlElement, context: DocxContext, as: BlockKind | null): BlockDraft[] {
  const properties = childNamed(element, 'pPr');
  const style = context.styles.byId(childNamed(properties, 'pStyle')?.attributes.get('val'));
  const finds: Finds = { boxes: [], drafts: [] };
  const text = runText(element, context, finds);
  const numbering = numberingOf(properties) ?? style.numbering;
  const listed = numbering !== null && context.numbering.isList(numbering.id);
  const mark = listed && text.trim() !== '' ? context.numbering.next(numbering.id, numbering.depth) : '';
  const outline = childNamed(properties, 'outlineLvl')?.attributes.get('val');
  let { kind, level } = style;
  if (outline && Number(outline) < 6 && kind === 'paragraph') [kind, level] = ['heading', Number(outline) + 1];
  if (listed && kind === 'paragraph') [kind, level] = ['list-item', numbering.depth + 1];
  if (as) [kind, level] = [as, 0];
  const drafts: BlockDraft[] = [{ kind, level, text: mark === '' ? text : `${mark} ${text}` }];
  for (const box of finds.boxes) drafts.push(...docxBlocks(box, context, as));
  return [...drafts, ...finds.drafts];
}

/** The text of a paragraph or run; text boxes, descriptions, charts found on the way are collected for after it. */
function runText(element: XmlElement, context: DocxContext, finds: Finds): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string' || skipped.has(child.name)) continue;
    switch (child.name) {
      case 't':
        text += child.children.filter((part) => typeof part === 'string').join('');
        break;
      case 'tab':
      case 'ptab':
        text += '\t';
        break;
      case 'br':
      case 'cr':
        text += '\n';
        break;
      case 'noBreakHyphen':
        text += '-';
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        text += context.noteMark(
          child.name === 'footnoteReference' ? 'footnote' : 'endnote',
          child.attributes.get('id') ?? '',
        );
        break;
      case 'AlternateContent': {
        const choice = childNamed(child, 'Choice') ?? childNamed(child, 'Fallback');
        if (choice) text += runText(choice, context, finds);
        break;
      }
      case 'txbxContent':
        finds.boxes.push(child);
        break;
      case 'oMath':
      case 'oMathPara':
        text += equationText(child);
        break;
      case 'docPr': {
        const description = tellingDescription(child);
        if (description !== '') finds.drafts.push({ kind: 'caption', level: 0, text: description });
        break;
      }
      case 'textpath':
        text += child.attributes.get('string') ?? '';
        break;
      case 'blip':
        finds.drafts.push(...(context.graphics.get(child.attributes.get('r:embed') ?? '') ?? []));
        break;
      case 'imagedata':
        finds.drafts.push(...(context.graphics.get(child.attributes.get('r:id') ?? '') ?? []));
        break;
      case 'chart':
      case 'relIds':
        finds.drafts.push(
          ...(context.graphics.get(child.attributes.get(child.name === 'chart' ? 'r:id' : 'r:dm') ?? '') ?? []),
        );
        break;
      case 'r':
        if (!isHidden(child)) text += runText(child, context, finds);
        break;
      default:
        text += runText(child, context, finds);
    }
  }
  return text;
}

function isHidden(run: XmlElement): boolean {
  const vanish = childNamed(childNamed(run, 'rPr'), 'vanish');
  return vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes.get('val') ?? '1');
}

function table(element: XmlElement, context: DocxContext, as: BlockKind | null): BlockDraft[] {
  const rows = [...rowsOf(element)].map((row) => [...cellsOf(row)]);
  const drafts: BlockDraft[] = [];
  for (const cells of rows) {
    const blocks = cells.map((cell) => docxBlocks(cell, context, as));
    // One cell is a frame around text, not a table.
    if (cells.length === 1 && (rows.length === 1 || (blocks[0]?.length ?? 0) > 1)) drafts.push(...(blocks[0] ?? []));
    else {
      const text = blocks.map((own) =>
        own
          .map((draft) => draft.text.replace(/\s+/g, ' ').trim())
          .filter(Boolean)
          .join(' '),
      );
      drafts.push({ kind: as ?? 'table-row', level: 0, text: text.join('\t') });
    }
  }
  return drafts;
}

function* rowsOf(table: XmlElement): Generator<XmlElement> {
  for (const child of table.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'tr') yield child;
    else if (wrappers.has(child.name)) yield* rowsOf(child);
  }
}

function* cellsOf(row: XmlElement): Generator<XmlElement> {
  for (const child of row.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'tc') yield child;
    else if (wrappers.has(child.name)) yield* cellsOf(child);
  }
}

/** References to headers and footers in every section of a document, in order. */
export function* sectionReferences(
  element: XmlElement,
  type: 'headerReference' | 'footerReference',
): Generator<string> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'sectPr') {
      for (const reference of childrenNamed(child, type)) yield reference.attributes.get('id') ?? '';
    } else if (child.name === 'p' || child.name === 'pPr' || child.name === 'body')
      yield* sectionReferences(child, type);
  }
}
