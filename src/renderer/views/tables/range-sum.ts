/** Pure: what numbers of chosen cells add up to. */

import type { ExtractionRow } from '../../../preload/contract/shapes.ts';
import { numberFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import type { GridRange } from '../../stores/grid-selection.ts';

const shown = (value: number): string => numberFormat({ maximumFractionDigits: 4 }).format(value);

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
  const count = plural(numbers.length, '{n} number', '{n} numbers');
  if (currencies.size > 1) return t('{count} in different currencies', { count });
  const sum = numbers.reduce((total, value) => total + value, 0);
  return t('Sum {sum} · mean {mean} · {count}', {
    sum: shown(sum),
    mean: shown(sum / numbers.length),
    count,
  });
}
