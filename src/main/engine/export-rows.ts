/** The list of files as text for another program: CSV after RFC 4180, or a JSON array. */
import type { DocumentField, FileSummary } from '../../preload/contract/shapes.ts';

export type ExportRow = { readonly file: FileSummary; readonly fields: readonly DocumentField[] };

/** Metadata that has a column of its own in the CSV; all of it stands in the last column and in the JSON. */
const fieldColumns = ['author', 'subject', 'keywords', 'created', 'modified', 'sent', 'from', 'to', 'language'];

const columns: readonly (readonly [string, (row: ExportRow) => string | number | null])[] = [
  ['path', ({ file }) => file.path],
  ['kind', ({ file }) => file.kind],
  ['state', ({ file }) => file.state],
  ['reason', ({ file }) => file.reason?.code ?? null],
  ['doubt', ({ file }) => file.doubt?.code ?? null],
  ['bytes', ({ file }) => file.size],
  ['changed', ({ file }) => new Date(file.modifiedAt).toISOString()],
  ['pages', ({ file }) => file.pages],
  ['pages-read', ({ file }) => file.pagesRead],
  ['pages-by-ocr', ({ file }) => file.ocrPages],
  ['characters', ({ file }) => file.characters],
  ['quality', ({ file }) => (file.quality === null ? null : Number(file.quality.toFixed(3)))],
  ['title', ({ file }) => file.title],
  ...fieldColumns.map((name) => [name, (row: ExportRow) => fieldOf(row, name)] as const),
  ['metadata', ({ fields }) => fields.map((field) => `${field.source}=${field.value}`).join('; ') || null],
];

/** One part of the list; the first carries the header or the opening bracket, the last what closes it. */
export function exportRows(format: 'csv' | 'json', rows: readonly ExportRow[], first: boolean, last: boolean): string {
  if (format === 'csv') {
    const lines = rows.map((row) => columns.map(([, read]) => csvCell(read(row))).join(','));
    const header = first ? [columns.map(([name]) => name).join(',')] : [];
    return [...header, ...lines].map((line) => `${line}\r\n`).join('');
  }
  const items = rows.map(({ file, fields }) => JSON.stringify({ ...file, fields }));
  const body = items.join(',\n');
  return `${first ? '[\n' : items.length > 0 ? ',\n' : ''}${body}${last ? '\n]\n' : ''}`;
}

function fieldOf(row: ExportRow, name: string): string | null {
  return row.fields.find((field) => field.name === name)?.value ?? null;
}

export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = harmlessText(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * A text that no spreadsheet program runs: a leading `=`, `+`, `-` or `@`, also behind white space or in full width, begins a formula there,
 * and file names are other people's text. A plain number with a sign is none.
 */
export function harmlessText(text: string): string {
  // Marks without width stand before a formula unseen.
  const isFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠−]|^[\t\r\n]/u.test(text);
  return isFormula && !/^[+\-−]?\d+(?:[.,]\d+)*$/.test(text) ? `'${text}` : text;
}
