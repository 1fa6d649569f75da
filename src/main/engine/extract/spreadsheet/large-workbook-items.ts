import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits } from '../../types.ts';
import { textLimit } from '../document-items.ts';
import type { OfficePackage, Relationship } from '../ooxml/office-package.ts';
import { ooxmlFields } from '../ooxml/ooxml-fields.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';
import { sharedStrings } from './cell-strings.ts';
import { spreadsheetLimits } from './limits.ts';
import { numberFormats } from './number-formats.ts';
import { sheetDrawings } from './sheet-drawings.ts';
import { type StreamedBook, streamedSheet } from './streamed-sheet.ts';

/** An Excel workbook too large to be held in memory: its sheets row by row. */
export async function* largeWorkbookItems(
  file: OfficePackage,
  main: string,
  limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const root = (await file.part(main)) ?? undefined;
  const relations = await file.relationships(main);
  const sheets = [...childrenNamed(childNamed(root, 'sheets'), 'sheet')];
  if (sheets.length > spreadsheetLimits.maxSheets)
    throw new AppError('text-limit', 'The workbook has too many sheets.', {});
  yield {
    type: 'metadata',
    fields: [
      ...(await ooxmlFields(file, 'xlsx')),
      { name: 'sheet-count', value: String(sheets.length), source: 'workbook:sheets' },
    ],
    units: null,
  };
  const book = await sharedParts(file, root, relations);
  const drawings = await sheetDrawings(file, main);
  let index = 0;
  let characters = 0;
  for (const [place, sheet] of sheets.entries()) {
    const path = relations.find(({ id }) => id === sheet.attributes.get('r:id'))?.path ?? '';
    const source = {
      name: sheet.attributes.get('name') ?? '',
      number: place + 1,
      pieces: file.pieces(path),
      cut: file.cut,
      comments: await sheetComments(file, path),
      after: await drawings(place),
    };
    for await (const unit of streamedSheet(source, book, index)) {
      signal.throwIfAborted();
      index = unit.index + 1;
      characters += unit.text.length;
      if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
      if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
    }
  }
}

async function sharedParts(
  file: OfficePackage,
  root: XmlElement | undefined,
  relations: readonly Relationship[],
): Promise<StreamedBook> {
  const named = (type: string, usual: string) => relations.find((one) => one.type === type)?.path ?? usual;
  const from1904 = childNamed(root, 'workbookPr')?.attributes.get('date1904');
  return {
    strings: await sharedStrings(file, named('sharedStrings', 'xl/sharedStrings.xml')),
    formats: numberFormats(await file.part(named('styles', 'xl/styles.xml'))),
    from1904: from1904 === '1' || from1904 === 'true',
    format: (await import('@e965/xlsx')).SSF.format,
  };
}

async function sheetComments(
  file: OfficePackage,
  path: string,
): Promise<ReadonlyMap<string, { readonly author: string; readonly text: string }>> {
  const comments = new Map<string, { readonly author: string; readonly text: string }>();
  if (!file.has(path)) return comments;
  for (const relation of (await file.relationships(path)).filter(({ type }) => type === 'comments')) {
    const root = (await file.part(relation.path)) ?? undefined;
    const authors = [...childrenNamed(childNamed(root, 'authors'), 'author')].map(xmlText);
    for (const comment of descendantsNamed(root, 'comment')) {
      const author = authors[Number(comment.attributes.get('authorId'))] ?? '';
      const text = [...descendantsNamed(childNamed(comment, 'text'), 't')].map(xmlText).join('');
      comments.set(comment.attributes.get('ref') ?? '', { author, text });
    }
  }
  return comments;
}
