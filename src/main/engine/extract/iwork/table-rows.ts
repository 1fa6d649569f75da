import type { IworkObject, IworkObjects } from './iwork-objects.ts';
import { iworkLimits } from './limits.ts';
import type { ProtoMessage } from './proto-message.ts';
import { type CellTexts, tableCell } from './table-cell.ts';

/** A table as text: every row from the first on, empty ones without cells. */
export type IworkTable = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/**
 * The cells of a table (`TST.TableInfoArchive` → model → data store → tiles → rows). Files last saved before 2017 keep cells in
 * another way: then its texts are listed one to a row. Null when there is no table.
 */
export function tableRows(info: IworkObject, objects: IworkObjects, used: Set<number>): IworkTable | null {
  const model = objects.get(info.message.reference(2) ?? -1)?.message;
  const store = model?.message(4);
  if (!model || !store) return null;
  const name = model.text(8) ?? '';
  const plain = listEntries(store, 4, objects);
  const texts: CellTexts = {
    plain: (id) => plain.get(id)?.text(3) ?? '',
    rich: richTexts(listEntries(store, 17, objects), objects, used),
  };
  const rows: string[][] = [];
  let filled = false;
  const tiles = store.message(3);
  const tileRows = tiles?.number(2) || iworkLimits.tileRows;
  for (const tile of tiles?.messages(1) ?? []) {
    const first = (tile.number(1) ?? 0) * tileRows;
    for (const row of objects.get(tile.reference(2) ?? -1)?.message.messages(5) ?? []) {
      const at = first + (row.number(1) ?? 0);
      if (at >= iworkLimits.maxRows) continue;
      const cells = rowCells(row, texts);
      filled ||= cells.some((cell) => cell !== '');
      while (rows.length <= at) rows.push([]);
      rows[at] = cells;
    }
  }
  if (filled) return { name, rows };
  return { name, rows: [...plain.values()].map((entry) => [entry.text(3) ?? '']) };
}

/** A row's cells: places of two bytes for each column, and the bytes they point into. */
function rowCells(row: ProtoMessage, texts: CellTexts): string[] {
  const buffer = row.bytes(6);
  const offsets = row.bytes(7);
  if (!buffer || !offsets) return [];
  const view = new DataView(offsets.buffer, offsets.byteOffset, offsets.byteLength);
  const factor = row.number(8) ? 4 : 1;
  const columns = Math.min(iworkLimits.maxColumns, Math.floor(offsets.length / 2));
  const cells: string[] = [];
  for (let column = 0; column < columns; column += 1) {
    const at = view.getInt16(column * 2, true);
    // The record tells its own length by its bits.
    cells.push(at < 0 ? '' : tableCell(buffer.subarray(at * factor), texts));
  }
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return cells;
}

/** The entries of one of the lists a table shares values in (`TST.TableDataList`), by key. */
function listEntries(store: ProtoMessage, field: number, objects: IworkObjects): ReadonlyMap<number, ProtoMessage> {
  const list = objects.get(store.reference(field) ?? -1)?.message;
  return new Map((list?.messages(3) ?? []).map((entry) => [entry.number(1) ?? 0, entry]));
}

function richTexts(
  entries: ReadonlyMap<number, ProtoMessage>,
  objects: IworkObjects,
  used: Set<number>,
): (id: number) => string {
  return (id) => {
    const payload = objects.get(entries.get(id)?.reference(9) ?? -1)?.message;
    const storage = objects.get(payload?.reference(1) ?? -1);
    if (!storage) return '';
    used.add(storage.id);
    return storage.message.texts(3).join('\n').replaceAll('\uFFFC', '');
  };
}
