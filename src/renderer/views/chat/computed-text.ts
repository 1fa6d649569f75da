import type { TableWay } from '../../../preload/contract/shapes.ts';
import { formatAmount, formatCount } from '../../format.ts';

/** "Added up 12 cells of column Total in budget.xlsx": what was done, before how. Answers of earlier versions do not say what was picked. */
export function computedText({ picked, file, sheet, rows, ofRows }: TableWay): string {
  const where = `${file}${sheet !== '' && !file.startsWith(sheet) ? `, ${sheet}` : ''}`;
  const share = `${formatCount(rows)} of ${formatAmount(ofRows, 'row')}`;
  if (!picked) return `Computed from ${share} of ${where}`;
  const column = `column ${picked.column ?? ''}`;
  const cells = `${formatAmount(rows, 'cell')} of ${column} in ${where}`;
  switch (picked.kind) {
    case 'sum':
      return `Added up ${cells}`;
    case 'average':
      return `Took the average of ${cells}`;
    case 'least':
      return `Looked for the smallest of ${cells}`;
    case 'most':
      return `Looked for the largest of ${cells}`;
    case 'spread':
      return `Took the difference between the largest and the smallest of ${cells}`;
    case 'commonest':
      return `Compared how often each value stands in ${cells}`;
    case 'total-by':
      if (picked.of !== undefined) {
        const sum = `for the ${picked.end ?? 'largest'} sum: ${formatAmount(rows, 'row')} of ${where}`;
        return `Added up column ${picked.of} for each ${picked.column ?? ''} and looked ${sum}`;
      }
      return `Added up by ${column} over ${formatAmount(rows, 'row')} of ${where}`;
    case 'count':
      return picked.column === null ? `Counted ${share} of ${where}` : `Counted the different values in ${cells}`;
    case 'cells':
      if (picked.of !== undefined) {
        return `Looked for the row with the ${picked.end ?? 'largest'} ${picked.of} in ${where}, nothing added up`;
      }
      return `Looked up ${column} in ${share} of ${where}`;
  }
}
