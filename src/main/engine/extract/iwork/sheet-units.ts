import { limits } from '../../limits.ts';
import type { Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { GridUnits } from '../grid-units.ts';
import { placedUnit } from '../placed-unit.ts';
import type { IworkObject, IworkObjects } from './iwork-objects.ts';
import { objectTypes, textKinds } from './object-types.ts';
import { isStorage, storageDrafts, storageKind } from './storage-drafts.ts';
import { tableRows } from './table-rows.ts';

/** The sheets of a Numbers document: one unit for each table, named by sheet and table, then the other texts of the sheet. */
export function* sheetUnits(objects: IworkObjects): Generator<Unit> {
  const used = new Set<number>();
  let index = 0;
  for (const sheet of sheetsOf(objects)) {
    const name = sheet.message.text(1) ?? '';
    const drawables = sheet.message.references(2).flatMap((id) => objects.get(id) ?? []);
    const tables = drawables.filter((one) => one.type === objectTypes.tableInfo);
    for (const info of tables) {
      const table = tableRows(info, objects, used);
      if (!table) continue;
      const label = table.name === '' || tables.length === 1 ? name : `${name} – ${table.name}`;
      const grid = new GridUnits(label, limits.extract.textUnitCharacters, index);
      for (const row of table.rows) {
        const unit = grid.add(row);
        if (unit) yield unit;
        if (unit) index = unit.index + 1;
      }
      const last = grid.flush();
      if (last) yield last;
      if (last) index = last.index + 1;
    }
    const drafts: BlockDraft[] = [];
    for (const drawable of drawables) {
      for (const id of drawable.references) {
        const storage = objects.get(id);
        if (isStorage(storage) && storageKind(storage) !== textKinds.cell) {
          drafts.push(...storageDrafts(storage, objects, used));
        }
      }
    }
    if (drafts.length > 0) yield placedUnit('sheet', { index: index++, number: null, label: name }, drafts);
  }
}

function sheetsOf(objects: IworkObjects): IworkObject[] {
  const document = [...objects.values()].find((object) => object.type === objectTypes.document);
  return (document?.message.references(1) ?? []).flatMap((id) => objects.get(id) ?? []);
}
