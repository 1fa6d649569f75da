import type { Table, TableCell } from '../table.ts';
import type { Condition } from '../table-query.ts';

/** How many rows pass; conditions on text and numbers as SQL would. */
export const matching = (table: Table, all: readonly (readonly Condition[])[]): number => passing(table, all).length;

/** The rows that pass. */
export function passing(
  table: Table,
  all: readonly (readonly Condition[])[],
): readonly (readonly (TableCell | null)[])[] {
  return table.rows.filter((row) =>
    all.every((any) =>
      any.some(({ column, is, value }) => {
        const cell = row[column];
        if (typeof value === 'number') {
          const number = cell?.number ?? null;
          if (number === null) return false;
          return {
            equals: number === value,
            above: number > value,
            below: number < value,
            'at-least': number >= value,
            'at-most': number <= value,
            'not-equals': number !== value,
            contains: number === value,
            'not-contains': number !== value,
          }[is];
        }
        const own = cell?.text ?? '';
        const holds = own.toLowerCase().includes(value.toLowerCase());
        return {
          equals: own === value,
          contains: holds,
          'not-equals': own !== value,
          'not-contains': !holds,
          above: false,
          below: false,
          'at-least': false,
          'at-most': false,
        }[is];
      }),
    ),
  );
}
