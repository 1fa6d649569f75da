/** A run's table as text for another program: CSV after RFC 4180, tab-separated for the clipboard, or JSON. Pure. */
import type { CellPlace, CellValue, TemplateField } from '../../../preload/contract/shapes.ts';

export type TableItem = {
  readonly value: string;
  readonly note: string;
  readonly verified: boolean;
  readonly confidence: number;
  readonly place: CellPlace | null;
};
export type TableCellValue = {
  readonly value: CellValue;
  readonly currency: string | null;
  readonly verified: boolean;
  readonly confidence: number;
  readonly place: CellPlace | null;
  readonly corrected: boolean;
  readonly items: readonly TableItem[] | null;
};
export type TableRowValue = {
  readonly path: string;
  readonly problem: string | null;
  readonly cells: readonly (TableCellValue | null)[];
};

/** One part of the table; the first carries the header or the opening bracket, the last what closes it. `csvCell` writes a cell of CSV, `harmless` keeps a text from being a formula. */
export function tableText(
  format: 'csv' | 'tsv' | 'json',
  fields: readonly TemplateField[],
  rows: readonly TableRowValue[],
  first: boolean,
  last: boolean,
  csvCell: (value: string | number | null) => string,
  harmless: (text: string) => string,
): string {
  if (format === 'json') {
    const body = rows.map((row) => JSON.stringify(jsonRow(fields, row))).join(',\n');
    return `${first ? '{"rows":[\n' : rows.length > 0 ? ',\n' : ''}${body}${last ? '\n]}\n' : ''}`;
  }
  const write = format === 'csv' ? csvCell : (value: string | number | null) => tsvCell(value, harmless);
  const between = format === 'csv' ? ',' : '\t';
  const head = first ? [['path', ...fields.map(({ name }) => name), 'source'].map(write).join(between)] : [];
  const lines = rows.map((row) =>
    [row.path, ...row.cells.map((cell) => plainValue(cell)), sourceOf(fields, row)].map(write).join(between),
  );
  return [...head, ...lines].map((line) => `${line}\r\n`).join('');
}

/**
 * Tabs and lines within a tab-separated cell become blanks, quotation marks stand as they are; only a cell that begins with one is put in
 * them, since spreadsheet programs would take it for theirs.
 */
function tsvCell(value: string | number | null, harmless: (text: string) => string): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = harmless(value.replace(/\s+/g, ' '));
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lists as lines of one cell, yes and no in words. */
export function plainValue(cell: TableCellValue | null): string | number | null {
  const value = cell?.value ?? null;
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value as string | number | null;
}

/** Where the values stand: `total p. 1; date p. 1 (not verified)`. */
export function sourceOf(fields: readonly TemplateField[], { cells, problem }: TableRowValue): string {
  if (problem !== null) return problem;
  return fields
    .flatMap(({ name }, at) => {
      const cell = cells[at];
      if (!cell || cell.value === null) return [];
      return [`${name}${placeText(cell)}`];
    })
    .join('; ');
}

export function placeText({
  place,
  verified,
  corrected,
}: Pick<TableCellValue, 'place' | 'verified' | 'corrected'>): string {
  const at = place === null ? '' : place.page === null ? ` at ${place.start}` : ` p. ${place.page}`;
  return `${at}${corrected ? ' (corrected)' : verified ? '' : ' (not verified)'}`;
}

function jsonRow(fields: readonly TemplateField[], { path, problem, cells }: TableRowValue) {
  const entries = fields.flatMap(({ name }, at) => {
    const cell = cells[at];
    if (!cell) return [];
    const { value, verified, confidence, place, currency, corrected, items } = cell;
    const told = {
      ...{
        value,
        verified,
        confidence,
        page: place?.page ?? null,
        start: place?.start ?? null,
        end: place?.end ?? null,
      },
      ...(currency === null ? {} : { currency }),
      ...(corrected ? { corrected } : {}),
      ...(items === null ? {} : { items: items.map(itemOf) }),
    };
    return [[name, told] as const];
  });
  return { path, cells: Object.fromEntries(entries), ...(problem === null ? {} : { problem }) };
}

const itemOf = ({ value, note, verified, confidence, place }: TableItem) => ({
  value,
  ...(note === '' ? {} : { note }),
  verified,
  confidence,
  page: place?.page ?? null,
  start: place?.start ?? null,
  end: place?.end ?? null,
});
