/** Pure: why a row was read as it was. */

import type { ExtractionRow } from '../../../preload/contract/shapes.ts';
import { lowerCase } from '../../languages/lower-case.ts';
import { t } from '../../languages/translate.ts';
import { percent } from './cell-words.ts';
import { modeWords } from './table-words.ts';

/** `Read in basic mode (72%), then hybrid (91%)`; null before it was read. */
export function modeTrail({ mode, tried }: Pick<ExtractionRow, 'mode' | 'tried'>): string | null {
  if (mode === null) return null;
  const label = (each: typeof mode) => lowerCase(modeWords()[each].label);
  if (tried.length === 0) return t('Read in {mode} mode', { mode: label(mode) });
  const modes = tried.map((each) => t('{mode} mode ({score})', { mode: label(each.mode), score: percent(each.score) }));
  return t('Read in {modes}', { modes: modes.reduce((before, then) => t('{before}, then {then}', { before, then })) });
}
