import type { CellObject, SSF } from '@e965/xlsx';
import type { Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { richText, unescapedText } from './cell-strings.ts';
import { columnOf } from './column-name.ts';
import { spreadsheetLimits } from './limits.ts';
import { SheetPart } from './sheet-part.ts';
import { streamedElements } from './streamed-elements.ts';

/** What all sheets of a large workbook share. */
export type StreamedBook = {
  readonly strings: readonly string[];
  readonly formats: readonly (string | number)[];
  readonly from1904: boolean;
  readonly format: typeof SSF.format;
};

type Sheet = {
  readonly name: string;
  readonly number: number;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly cut: boolean;
  readonly comments: ReadonlyMap<string, { readonly author: string; readonly text: string }>;
  readonly after: readonly BlockDraft[];
};

/** A sheet of any size as units, row by row as it is unpacked. Rejects as `streamedElements` does. */
export async function* streamedSheet(sheet: Sheet, book: StreamedBook, firstIndex: number): AsyncGenerator<Unit> {
  let index = firstIndex;
  let row = -1;
  const part = new SheetPart(sheet.name);
  for await (const markup of streamedElements(sheet.pieces, 'row', sheet.cut)) {
    const named = Number(/^<[^>]*?\sr="(\d+)"/.exec(markup)?.[1] ?? row + 2) - 1;
    row = Math.max(row + 1, Math.min(named, spreadsheetLimits.maxRows));
    if (part.length > spreadsheetLimits.partCharacters) yield part.unit(sheet.name, index++, sheet.number, []);
    part.add(row, rowCells(markup, row, sheet, book));
  }
  if (part.length > 0 || sheet.after.length > 0 || index === firstIndex) {
    yield part.unit(sheet.name, index, sheet.number, sheet.after);
  }
}

const mostColumns = 16_384;

function rowCells(markup: string, row: number, sheet: Sheet, book: StreamedBook): (CellObject | undefined)[] {
  const cells: (CellObject | undefined)[] = [];
  let column = -1;
  for (const [, attributes = '', content = ''] of markup.matchAll(
    /<(?:\w+:)?c(?=[\s/>])((?:"[^"]*"|[^>"/])*)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
  )) {
    const address = /(?:^|\s)r="([A-Z]+)/.exec(attributes)?.[1];
    column = address === undefined ? column + 1 : columnOf(address);
    if (column < 0 || column >= mostColumns) continue;
    const cell = cellOf(attributes, content, book);
    const comment = sheet.comments.size === 0 ? undefined : sheet.comments.get(`${address ?? ''}${row + 1}`);
    if (comment) cell.c = [{ a: comment.author, t: comment.text }];
    cells[column] = cell;
  }
  return cells;
}

function cellOf(attributes: string, content: string, book: StreamedBook): CellObject {
  const type = /(?:^|\s)t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return { t: 's', v: richText(content) };
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1];
  if (value === undefined) return { t: 'z' };
  if (type === 's') return { t: 's', v: book.strings[Number(value)] ?? '' };
  if (type === 'b') return { t: 's', v: value.trim() === '1' ? 'TRUE' : 'FALSE' };
  if (type !== 'n') return { t: 's', v: unescapedText(value) };
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return { t: 's', v: value };
  const z = book.formats[Number(/(?:^|\s)s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? 0;
  return { t: 'n', v: number, z: String(z), w: formatted(number, z, book) };
}

function formatted(value: number, format: string | number, book: StreamedBook): string {
  if (format === 0 && Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  try {
    return book.format(format, value, { date1904: book.from1904 });
  } catch (error) {
    // A format nobody can make sense of: the number itself.
    return error instanceof Error ? String(value) : '';
  }
}
