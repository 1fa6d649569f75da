import type { BlockDraft } from '../block-draft.ts';
import type { XmlElement } from '../xml/parse-xml.ts';

/** Parts of an iWork '09 document that hold samples and settings. */
const unread = new Set(
  'stylesheet theme theme-list master-slides master-slide prototype-slide-list version-history metadata section-prototypes annotations'.split(
    ' ',
  ),
);

/** The text of an iWork '09 document (`index.xml`, `index.apxl`): paragraphs, slides, tables by rows, in document order. */
export function* oldDrafts(element: XmlElement): Generator<BlockDraft> {
  for (const child of element.children) {
    if (typeof child === 'string' || unread.has(child.name)) continue;
    if (child.name === 'p') {
      yield paragraph(child);
      for (const inner of attachments(child)) yield* oldDrafts(inner);
    } else if (child.name === 'grid') yield* gridRows(child);
    else yield* oldDrafts(child);
  }
}

function paragraph(element: XmlElement): BlockDraft {
  const style = element.attributes.get('style') ?? '';
  const heading = /heading[ _-]?(\d)?/i.exec(style);
  const text = paragraphText(element);
  return heading
    ? { kind: 'heading', level: Math.min(6, Number(heading[1] ?? 1)), text }
    : { kind: 'paragraph', level: 0, text };
}

function paragraphText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'br' || child.name === 'lnbr' || child.name === 'crbr') return '\n';
      if (child.name === 'tab') return '\t';
      return child.name === 'attachment' || child.name === 'attachment-ref' ? '' : paragraphText(child);
    })
    .join('');
}

function* attachments(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'attachment') yield child;
    else yield* attachments(child);
  }
}

/** Cells stand one after the other, row by row. */
function* gridRows(grid: XmlElement): Generator<BlockDraft> {
  const columns = Math.max(1, Number(grid.attributes.get('numcols')) || 1);
  let row: string[] = [];
  for (const source of grid.children) {
    if (typeof source === 'string' || source.name !== 'datasource') continue;
    for (const cell of source.children) {
      if (typeof cell === 'string') continue;
      row.push(cellText(cell));
      if (row.length < columns) continue;
      yield { kind: 'table-row', level: 0, text: row.join('\t') };
      row = [];
    }
  }
  if (row.length > 0) yield { kind: 'table-row', level: 0, text: row.join('\t') };
}

function cellText(cell: XmlElement): string {
  const own = cell.attributes.get('v') ?? cell.attributes.get('s') ?? '';
  const paragraphs = [...paragraphsIn(cell)].join(' ');
  if (paragraphs !== '') return paragraphs;
  const content = cell.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'ct');
  return content?.attributes.get('s') ?? (cell.name === 't' ? '' : own);
}

function* paragraphsIn(element: XmlElement): Generator<string> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'p') yield paragraphText(child);
    else yield* paragraphsIn(child);
  }
}
