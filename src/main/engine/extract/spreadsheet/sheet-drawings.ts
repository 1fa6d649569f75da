import type { BlockDraft } from '../block-draft.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { chartDrafts } from '../ooxml/chart-drafts.ts';
import { diagramDrafts } from '../ooxml/diagram-drafts.ts';
import { drawingBody, tellingDescription } from '../ooxml/drawing-text.ts';
import type { OfficePackage, Relationship } from '../ooxml/office-package.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { spreadsheetLimits } from './limits.ts';

/** Text boxes, charts, diagrams and page headers of the sheets of an Office Open XML workbook, by place of the sheet. */
export async function sheetDrawings(
  file: OfficePackage,
  main: string,
): Promise<(index: number) => Promise<readonly BlockDraft[]>> {
  // Binary workbooks name their sheets in another language; their drawings are found by the sheet's usual path.
  const root = main.endsWith('.xml') ? await file.part(main) : null;
  const relations = await file.relationships(main);
  const paths = [...childrenNamed(childNamed(root ?? undefined, 'sheets'), 'sheet')].map(
    (sheet) => relations.find(({ id }) => id === sheet.attributes.get('r:id'))?.path ?? '',
  );
  return async (index) => {
    const path = paths[index] ?? (root ? '' : `xl/worksheets/sheet${index + 1}.bin`);
    if (!file.has(path)) return [];
    const drafts = await marginDrafts(file, path);
    for (const relation of (await file.relationships(path)).filter(({ type }) => type === 'drawing')) {
      drafts.push(...(await drawingDrafts(file, relation)));
    }
    return drafts;
  };
}

async function marginDrafts(file: OfficePackage, path: string): Promise<BlockDraft[]> {
  const drafts: BlockDraft[] = [];
  if (!path.endsWith('.xml')) return drafts;
  // A sheet can be large; its margins stand behind the rows.
  let last: Uint8Array = new Uint8Array();
  for await (const piece of file.pieces(path)) last = joinedBytes(last, piece).subarray(-spreadsheetLimits.marginBytes);
  const end = new TextDecoder().decode(last);
  for (const [, where, code] of end.matchAll(/<(?:\w+:)?\w+(Header|Footer)>([^<]{1,2000})</g)) {
    const text = (code ?? '')
      .replace(/&amp;/g, '&')
      .replace(/&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])/g, ' ')
      .replace(/&(?:quot|apos|lt|gt);/g, ' ');
    drafts.push({ kind: where === 'Header' ? 'header' : 'footer', level: 0, text });
  }
  return drafts;
}

async function drawingDrafts(file: OfficePackage, drawing: Relationship): Promise<BlockDraft[]> {
  const root = await file.part(drawing.path);
  const relations = await file.relationships(drawing.path);
  const drafts: BlockDraft[] = [];
  const partOf = async (id: string | undefined) => {
    const path = relations.find((relation) => relation.id === id)?.path;
    return path ? file.part(path) : null;
  };
  const visit = async (element: XmlElement): Promise<void> => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'txBody') drafts.push({ kind: 'paragraph', level: 0, text: drawingBody(child) });
      else if (child.name === 'chart') drafts.push(...chartDrafts(await partOf(child.attributes.get('r:id'))));
      else if (child.name === 'relIds') drafts.push(...diagramDrafts(await partOf(child.attributes.get('r:dm'))));
      else if (child.name === 'cNvPr') {
        const text = tellingDescription(child);
        if (text !== '') drafts.push({ kind: 'caption', level: 0, text });
      } else if (child.name !== 'Fallback') await visit(child);
    }
  };
  if (root) await visit(root);
  return drafts;
}
