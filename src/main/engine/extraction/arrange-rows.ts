/** Sorting, filtering and adding up the rows of a run. Pure. */
import type {
  ExtractionCell,
  ExtractionRow,
  FieldQuality,
  FieldTotal,
  RowFilter,
  TemplateField,
} from '../../../preload/contract/shapes.ts';
import { foldText } from './fold-words.ts';

export type RowQuery = {
  readonly sort:
    | 'ordinal'
    | 'file'
    | 'state'
    | 'quality'
    | { readonly field: string; readonly by: 'value' | 'confidence' };
  readonly descending: boolean;
  readonly only: RowFilter;
  readonly contains: string;
  readonly where: readonly { readonly field: string; readonly contains: string }[];
};

const isEmpty = ({ value }: ExtractionCell) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function filtersOf(
  fields: readonly TemplateField[],
): Readonly<Record<RowFilter, (row: ExtractionRow) => boolean>> {
  const wanted = fields.some(({ rules }) => rules.required) ? fields.filter(({ rules }) => rules.required) : fields;
  const names = new Set(wanted.map(({ name }) => name));
  return {
    all: () => true,
    unverified: ({ cells }) => cells.some((cell) => !isEmpty(cell) && !cell.verified && !cell.corrected),
    conflicts: ({ cells }) => cells.some(({ conflict }) => conflict),
    corrected: ({ cells }) => cells.some(({ corrected }) => corrected),
    failed: ({ state }) => state === 'failed',
    duplicates: ({ duplicateOf }) => duplicateOf !== null,
    violations: ({ cells }) => cells.some(({ violations }) => violations.some(({ rule }) => rule !== 'required')),
    incomplete: ({ state, cells }) => state === 'done' && cells.some((cell) => names.has(cell.field) && isEmpty(cell)),
  };
}

export function arrangeRows(
  rows: readonly ExtractionRow[],
  fields: readonly TemplateField[],
  query: RowQuery,
): ExtractionRow[] {
  const passes = filtersOf(fields)[query.only];
  const wanted = foldText(query.contains);
  const conditions = query.where.map(({ field, contains }) => ({ field, contains: foldText(contains) }));
  const kept = rows.filter(
    (row) =>
      passes(row) &&
      (wanted === '' || foldText(row.name).includes(wanted) || row.cells.some((cell) => told(cell).includes(wanted))) &&
      conditions.every(({ field, contains }) =>
        row.cells.some((cell) => cell.field === field && told(cell).includes(contains)),
      ),
  );
  const sign = query.descending ? -1 : 1;
  const keyed = kept.map((row) => ({ row, key: keyOf(row, query.sort) }));
  return keyed
    .sort((a, b) => {
      // Empty cells come last either way.
      if (a.key === null || b.key === null)
        return a.key === b.key ? a.row.ordinal - b.row.ordinal : a.key === null ? 1 : -1;
      return sign * compare(a.key, b.key) || a.row.ordinal - b.row.ordinal;
    })
    .map(({ row }) => row);
}

const told = ({ text, value }: ExtractionCell) =>
  foldText(`${text} ${Array.isArray(value) ? value.join(' ') : String(value ?? '')}`);

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

function keyOf(row: ExtractionRow, sort: RowQuery['sort']): string | number | null {
  if (sort === 'ordinal') return row.ordinal;
  if (sort === 'file') return row.path;
  if (sort === 'state') return row.state;
  if (sort === 'quality') return row.quality?.score ?? null;
  const cell = row.cells.find(({ field }) => field === sort.field);
  if (!cell || isEmpty(cell)) return null;
  if (sort.by === 'confidence') return cell.confidence;
  const { value, items } = cell;
  if (items !== null) return items;
  return typeof value === 'boolean' ? Number(value) : (value as string | number);
}

/** Over all rows given. */
export function totalsOf(rows: readonly ExtractionRow[], fields: readonly TemplateField[]): FieldTotal[] {
  return fields.map((field, at): FieldTotal => {
    const cells = rows.flatMap(({ cells: all }) => (all[at] && !isEmpty(all[at]) ? [all[at]] : []));
    const numbers = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
    const currencies = [...new Set(cells.flatMap(({ currency }) => currency ?? []))];
    const adds = (field.type === 'number' || field.type === 'money') && currencies.length <= 1 && numbers.length > 0;
    const dates = field.type === 'date' ? cells.map(({ value }) => String(value)).sort() : [];
    const counts = new Map<string, number>();
    if (field.type === 'enum' || field.type === 'yes-no')
      for (const { value } of cells) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    return {
      ...{ field: field.name, filled: cells.length, verified: cells.filter(({ verified }) => verified).length },
      sum: adds ? Math.round(numbers.reduce((sum, value) => sum + value, 0) * 100) / 100 : null,
      // Amounts that name no currency may be of another one: their sum names none.
      currency: adds && cells.every(({ currency }) => currency !== null) ? (currencies[0] ?? null) : null,
      least: numbers.length > 0 ? numbers.reduce((a, b) => Math.min(a, b)) : (dates[0] ?? null),
      most: numbers.length > 0 ? numbers.reduce((a, b) => Math.max(a, b)) : (dates.at(-1) ?? null),
      counts: [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 10)
        .map(([value, count]) => ({ value, rows: count })),
    };
  });
}

export function fieldQualities(rows: readonly ExtractionRow[], fields: readonly TemplateField[]): FieldQuality[] {
  return fields.map((field, at): FieldQuality => {
    const cells = rows.flatMap(({ cells: all }) => all[at] ?? []);
    const filled = cells.filter((cell) => !isEmpty(cell));
    const mean = filled.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, filled.length);
    return {
      ...{ field: field.name, filled: filled.length, verified: filled.filter(({ verified }) => verified).length },
      ...{
        corrected: cells.filter(({ corrected }) => corrected).length,
        conflicts: cells.filter(({ conflict }) => conflict).length,
      },
      violations: cells.reduce((sum, { violations }) => sum + violations.length, 0),
      confidence: filled.length === 0 ? null : Math.round(mean * 1000) / 1000,
    };
  });
}
