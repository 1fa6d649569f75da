import type { BlockDraft } from '../block-draft.ts';
import type { IworkObjects } from './iwork-objects.ts';
import { objectTypes, textKinds } from './object-types.ts';
import { isStorage, storageDrafts, storageKind, tableDrafts } from './storage-drafts.ts';

/** Kinds of text in the order they are read after the body, which reads its own tables and boxes in their places. */
const order: readonly number[] = [
  textKinds.header,
  textKinds.body,
  textKinds.box,
  6,
  8,
  textKinds.footnote,
  textKinds.note,
];

/** The blocks of a Pages document, or of any whose structure is not known: headers, body, floating boxes and tables, notes. */
export function documentDrafts(objects: IworkObjects, used: Set<number>): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  const storages = [...objects.values()].filter(isStorage);
  for (const kind of order) {
    for (const storage of storages) {
      // The texts of boxes and notes that stand in the body were read there.
      if (storageKind(storage) === kind) drafts.push(...storageDrafts(storage, objects, used));
    }
    if (kind !== textKinds.body) continue;
    for (const object of objects.values()) {
      if (object.type === objectTypes.tableInfo && !used.has(object.id))
        drafts.push(...tableDrafts(object, objects, used));
    }
  }
  return drafts;
}
