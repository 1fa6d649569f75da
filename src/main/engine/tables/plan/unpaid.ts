import type { Table } from '../table.ts';

/** Whether what a row comes to may not be paid yet, as another column tells. */
export const hasUnpaid = ({ columns, rows }: Table, taken: ReadonlySet<number>): boolean =>
  columns.some(
    ({ name, type }, column) =>
      type !== 'number' &&
      !taken.has(column) &&
      tellsPaid.test(name) &&
      rows.some((row) => unpaid.test(row[column]?.text ?? '')),
  );
const tellsPaid =
  /(?<!\p{L})(?:paid(?! (?:by|for|from|through|to|via|with))|settled|status|outstanding|bezahlt|beglichen|pay[ée]e?|r[ée]gl[ée]e?|pagad[oa]|pagat[oa]|stato|estado|statut)(?!\p{L})/iu;
const unpaid =
  /^\W*(?:|no|not? (?:yet )?paid|unpaid|open|outstanding|overdue|due|pending|sent|false|nein|offen|unbezahlt|nicht bezahlt|überfällig|non|impay[ée]e?|en attente|pendiente|impagad[oa]|aperta|da pagare|non pagat[oa])\W*$/iu;

/** Whether a column tells of each row whether it is paid. */
export const tellsWhetherPaid = ({ columns }: Table): boolean =>
  columns.some(({ name, type }) => type !== 'number' && tellsPaid.test(name));
