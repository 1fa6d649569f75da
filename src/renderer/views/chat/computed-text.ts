import type { TableWay } from '../../../preload/contract/shapes.ts';
import { formatCount } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

/** "Added up 12 cells of column Total in budget.xlsx": what was done, before how. Answers of earlier versions do not say what was picked. */
export function computedText({ picked, file, sheet, rows, ofRows }: TableWay): string {
  const where = `${file}${sheet !== '' && !file.startsWith(sheet) ? `, ${sheet}` : ''}`;
  const share = plural(ofRows, '{rows} of {n} row', '{rows} of {n} rows', { rows: formatCount(rows) });
  if (!picked) return t('Computed from {share} of {where}', { share, where });
  const column = picked.column ?? '';
  const cells = plural(rows, '{n} cell of column {column} in {where}', '{n} cells of column {column} in {where}', {
    column,
    where,
  });
  const isLeast = picked.end === 'smallest';
  switch (picked.kind) {
    case 'sum':
      return t('Added up {cells}', { cells });
    case 'average':
      return t('Took the average of {cells}', { cells });
    case 'least':
      return t('Looked for the smallest of {cells}', { cells });
    case 'most':
      return t('Looked for the largest of {cells}', { cells });
    case 'spread':
      return t('Took the difference between the largest and the smallest of {cells}', { cells });
    case 'commonest':
      return t('Compared how often each value stands in {cells}', { cells });
    case 'total-by':
      if (picked.of !== undefined) {
        const values = { of: picked.of, column, where };
        return isLeast
          ? plural(
              rows,
              'Added up column {of} for each {column} and looked for the smallest sum: {n} row of {where}',
              'Added up column {of} for each {column} and looked for the smallest sum: {n} rows of {where}',
              values,
            )
          : plural(
              rows,
              'Added up column {of} for each {column} and looked for the largest sum: {n} row of {where}',
              'Added up column {of} for each {column} and looked for the largest sum: {n} rows of {where}',
              values,
            );
      }
      return plural(
        rows,
        'Added up by column {column} over {n} row of {where}',
        'Added up by column {column} over {n} rows of {where}',
        { column, where },
      );
    case 'count':
      return picked.column === null
        ? t('Counted {share} of {where}', { share, where })
        : t('Counted the different values in {cells}', { cells });
    case 'cells':
      if (picked.of !== undefined) {
        const values = { of: picked.of, where };
        return isLeast
          ? t('Looked for the row with the smallest {of} in {where}, nothing added up', values)
          : t('Looked for the row with the largest {of} in {where}, nothing added up', values);
      }
      return t('Looked up column {column} in {share} of {where}', { column, share, where });
  }
}
