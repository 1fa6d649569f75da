import type { Table } from './table.ts';
import type { TableQuery } from './table-query.ts';

/** Digits after the point of a computed number: more are noise of division. */
const decimals = 4;
/** Cells looked at for how a column writes its numbers. */
const sample = 50;

type NumberStyle = { readonly digits: number | null; readonly grouped: boolean };

/** How the column that was computed over writes its numbers: digits after the point where all have as many, and whether thousands are set apart. */
function numberStyle(table: Table, { pick }: TableQuery): NumberStyle {
  const texts = 'column' in pick ? table.rows.slice(0, sample).flatMap((row) => row[pick.column]?.text ?? []) : [];
  const digits = new Set(texts.map((text) => /\.(\d+)\D*$/.exec(text)?.[1]?.length ?? 0));
  const [only = 0] = digits;
  return {
    digits: pick.kind !== 'average' && digits.size === 1 && only > 0 ? only : null,
    grouped: texts.some((text) => /\d,\d{3}(?!\d)/.test(text)),
  };
}

function told(value: number, { digits, grouped }: NumberStyle): string {
  const plain = digits === null ? String(Number(value.toFixed(decimals))) : value.toFixed(digits);
  if (!grouped) return plain;
  const [whole = '', part] = plain.split('.');
  const sets = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? sets : `${sets}.${part}`;
}

/** Values as a person reads them, each once, in order, numbers as their column writes them; of more than `most` the first and how many more there are (unknown where `complete` is false). */
export function tellValues(
  values: readonly (string | number)[],
  most: number,
  table: Table,
  query: TableQuery,
  complete = true,
): { readonly text: string; readonly values: readonly string[] } {
  const style = numberStyle(table, query);
  const distinct = [...new Set(values.map((value) => (typeof value === 'number' ? told(value, style) : value)))];
  const shown = distinct.slice(0, most);
  const more = distinct.length - shown.length;
  const rest = !complete ? ' and more' : more > 0 ? ` and ${more} more` : '';
  return { values: shown, text: `${shown.join(', ')}${rest}` };
}
