/** Pure: why a row was read as it was. */
import type { ExtractionRow } from '../../../preload/contract/shapes.ts';
import { percent } from './cell-words.ts';
import { modeWords } from './table-words.ts';

/** `Read in basic mode (72%), then hybrid (91%)`; null before it was read. */
export function modeTrail({ mode, tried }: Pick<ExtractionRow, 'mode' | 'tried'>): string | null {
  if (mode === null) return null;
  const label = (each: typeof mode) => modeWords[each].label.toLowerCase();
  if (tried.length === 0) return `Read in ${label(mode)} mode`;
  return `Read in ${tried.map((each) => `${label(each.mode)} mode (${percent(each.score)})`).join(', then ')}`;
}
