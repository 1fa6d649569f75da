/** Rows of a sheet, its notes and the boxes they are shown in, as XML (ECMA-376). Pure. */
import { workbookLimits } from './limits.ts';

export type WorkbookCell = {
  readonly value: string | number | null;
  /** Shown when the pointer is over the cell; null: none. */
  readonly note: string | null;
  /** An ISO day, written as a day of the program. */
  readonly isDay: boolean;
};

/** `AB12` of row and column from 0. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** Marks escaped, what XML 1.0 cannot hold written as spreadsheet programs do: `_x0001_`. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_x(?=[\dA-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, unwritten)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

const unwritten = (sign: string) =>
  sign === '\t' || sign === '\n' || (sign >= '\u007f' && sign < '\u00a0')
    ? sign
    : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

export function rowXml(row: number, cells: readonly WorkbookCell[]): string {
  const written = cells.map((cell, column) => cellXml(addressOf(row, column), cell)).join('');
  return `<row r="${row + 1}">${written}</row>`;
}

function cellXml(address: string, { value, isDay }: WorkbookCell): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
  if (isDay && hasSheetDay(value)) return `<c r="${address}" s="1"><v>${sheetDay(value)}</v></c>`;
  const text = xmlText(value.slice(0, workbookLimits.cellCharacters));
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Days are counted from 1900, with a 29 February 1900 that never was: only from March on do all programs read the same. */
const hasSheetDay = (iso: string) => /^\d{4}-\d\d-\d\d$/.test(iso) && iso >= '1900-03-01';
const firstDay = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;
const sheetDay = (iso: string) => Math.round((Date.parse(`${iso}T00:00:00Z`) - firstDay) / dayMs);

export function notesXml(row: number, cells: readonly WorkbookCell[]): string {
  return cells
    .map(({ note, value }, column) =>
      note === null || value === null || value === ''
        ? ''
        : `<comment ref="${addressOf(row, column)}" authorId="0"><text><t xml:space="preserve">${xmlText(note.slice(0, workbookLimits.cellCharacters))}</t></text></comment>`,
    )
    .join('');
}

/** Without a box a note is not shown; it is hidden until the pointer is there. */
export function boxesXml(row: number, cells: readonly WorkbookCell[]): string {
  return cells
    .map(({ note, value }, column) =>
      note === null || value === null || value === ''
        ? ''
        : `<v:shape id="n${row}_${column}" type="#note" style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1},15,${row},2,${column + 4},15,${row + 4},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    )
    .join('');
}
