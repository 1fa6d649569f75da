/** Pure: the columns of a table and where they stand. */

import type { FieldType, TemplateField } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { columnTitle } from './column-title.ts';

export type GridColumn = {
  /** Of widths; also the element's key. */
  readonly key: string;
  readonly label: string;
  /** Null: the file's name or its quality. */
  readonly field: TemplateField | null;
  /** CSS pixels, from where the table's lines begin. */
  readonly left: number;
  readonly width: number;
  readonly isNumber: boolean;
};

/** CSS pixels a kind of value usually needs. */
const usual: Readonly<Record<FieldType, number>> = {
  ...{ text: 190, number: 104, date: 116, money: 136 },
  ...{ enum: 130, list: 260, 'yes-no': 84 },
};
const quality = 94;
/** The sticky column of names: less only where there is hardly room for values beside it, so that an opened document moves no cell. */
export const nameWidth = (room: number): number => (room < 620 ? 160 : 226);

/** Name, quality, then a column per field. Only the name stays in sight when the rest is scrolled. */
export function gridColumns(
  fields: readonly TemplateField[],
  widths: ReadonlyMap<string, number>,
  name: number,
  templateId: string,
): GridColumn[] {
  const columns: GridColumn[] = [];
  let left = 0;
  const add = (column: Omit<GridColumn, 'left' | 'width'>, otherwise: number) => {
    const width = widths.get(column.key) ?? otherwise;
    columns.push({ ...column, left, width });
    left += width;
  };
  add({ key: 'file', label: t('File'), field: null, isNumber: false }, name);
  add({ key: 'quality', label: t('Quality'), field: null, isNumber: true }, quality);
  for (const field of fields) {
    const isNumber = field.type === 'number' || field.type === 'money';
    const label = columnTitle(field.name, templateId);
    // A head of many letters is worth a little more room.
    const wanted = Math.max(usual[field.type], Math.min(240, 44 + label.length * 7));
    add({ key: `field:${field.name}`, label, field, isNumber }, wanted);
  }
  return columns;
}

/** Those that are in sight, and one on either side; the name, which always is, is not among them. */
export function columnsInSight(
  columns: readonly GridColumn[],
  scrolled: number,
  room: number,
): readonly [first: number, end: number] {
  let first = 1;
  while (first < columns.length - 1) {
    const column = columns[first];
    if (!column || column.left + column.width > scrolled + (columns[0]?.width ?? 0)) break;
    first += 1;
  }
  let end = first;
  while (end < columns.length && (columns[end]?.left ?? 0) < scrolled + room) end += 1;
  return [Math.max(1, first - 1), Math.min(columns.length, end + 1)];
}
