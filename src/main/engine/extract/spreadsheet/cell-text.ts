import type { CellObject } from '@e965/xlsx';
import { spreadsheetLimits } from './limits.ts';

/** A cell as it is displayed: formatted numbers, dates and formula results, errors by their name. */
export function cellText(cell: CellObject): string {
  if (cell.t === 'z') return '';
  const shown = cell.w ?? (cell.v === undefined || cell.v === null ? '' : String(cell.v));
  if (cell.t === 'n' && typeof cell.v === 'number' && cell.v < 0)
    return negativeText(shown, cell.v, String(cell.z ?? ''));
  return shown.slice(0, spreadsheetLimits.maxCellCharacters);
}

/** What a spreadsheet shows where a number can't be shown, as a date before 1900. */
const unshowable = '########';

/**
 * A section of a format that takes only numbers below zero shows them without their sign, which it is expected to write itself;
 * the parser drops the sign only for the usual order of sections.
 */
function negativeText(shown: string, value: number, format: string): string {
  if (shown === '') return /[dmyhs]/i.test(format) ? unshowable : '';
  for (const section of format.split(';').slice(0, 2)) {
    const [, less, bound] = /\[(<=?)(-?\d+(?:\.\d+)?)\]/.exec(section) ?? [];
    if (less === undefined || Number(bound) > 0) continue;
    if (less === '<' ? value < Number(bound) : value <= Number(bound)) return shown.replace(/^-/, '');
  }
  return shown;
}
