/** Pure: what numbers of chosen cells add up to. */
import type { ExtractionRow } from '../../../preload/contract/shapes.ts';
import { formatCount } from '../../format.ts';
import type { GridRange } from '../../stores/grid-selection.ts';

const shown = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });

/** `Sum 1,284.5 · mean 64.23 · 20 numbers`; null without two numbers, or while rows of it are not known. */
export function rangeSum(rows: readonly ExtractionRow[], rowCount: number, range: GridRange): string | null {
  if (rows.length < rowCount) return null;
  const numbers: number[] = [];
  const currencies = new Set<string | null>();
  for (const row of rows) {
    for (const cell of row.cells.slice(Math.max(0, range.firstColumn - 2), Math.max(0, range.lastColumn - 1))) {
      if (typeof cell.value !== 'number') continue;
      numbers.push(cell.value);
      currencies.add(cell.currency);
    }
  }
  if (numbers.length < 2) return null;
  const count = `${formatCount(numbers.length)} numbers`;
  if (currencies.size > 1) return `${count} in different currencies`;
  const sum = numbers.reduce((total, value) => total + value, 0);
  return `Sum ${shown.format(sum)} · mean ${shown.format(sum / numbers.length)} · ${count}`;
}
