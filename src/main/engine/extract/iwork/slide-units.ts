import type { Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { placedUnit } from '../placed-unit.ts';
import type { IworkObject, IworkObjects } from './iwork-objects.ts';
import { iworkLimits } from './limits.ts';
import { objectTypes, textKinds } from './object-types.ts';
import { isStorage, storageDrafts, storageKind, tableDrafts } from './storage-drafts.ts';

/** The slides of a Keynote document in the order of the show: title, texts, tables, then the speaker's notes. */
export function* slideUnits(objects: IworkObjects): Generator<Unit> {
  const slides = slideOrder(objects);
  for (const [index, slide] of slides.entries()) {
    const used = new Set<number>();
    const own = [...objects.values()].filter((object) => object.part === slide.part);
    const title = titleDrafts(slide, objects, used);
    const drafts: BlockDraft[] = [...title];
    for (const object of own) {
      if (isStorage(object) && storageKind(object) !== textKinds.note && storageKind(object) !== textKinds.cell) {
        drafts.push(...storageDrafts(object, objects, used));
      } else if (object.type === objectTypes.tableInfo && !used.has(object.id)) {
        drafts.push(...tableDrafts(object, objects, used));
      }
    }
    const notes = own.filter((object) => isStorage(object) && storageKind(object) === textKinds.note);
    for (const note of notes) {
      drafts.push(...storageDrafts(note, objects, used));
    }
    const label = title[0]?.text ?? null;
    yield placedUnit('slide', { index, number: index + 1, label }, drafts);
  }
}

/** The title's text as a heading: slide → placeholder → shape → text. */
function titleDrafts(slide: IworkObject, objects: IworkObjects, used: Set<number>): BlockDraft[] {
  const shape = objects.get(slide.message.reference(5) ?? -1)?.message.message(1);
  const storage = objects.get(shape?.reference(4) ?? shape?.reference(2) ?? -1);
  if (!isStorage(storage)) return [];
  return storageDrafts(storage, objects, used).map((draft) => ({ kind: 'heading', level: 1, text: draft.text }));
}

/** The slides as the outline has them; those of a file without one in the order of its parts. */
function slideOrder(objects: IworkObjects): IworkObject[] {
  const show = [...objects.values()].find((object) => object.type === objectTypes.showOrSheet)?.message.message(3);
  const slides = new Map<number, IworkObject>();
  const visit = (node: number, depth: number) => {
    const message = objects.get(node)?.message;
    if (!message || depth > iworkLimits.maxSlideDepth) return;
    const slide = objects.get(message.reference(2) ?? -1);
    if (slide) slides.set(slide.id, slide);
    for (const child of message.references(1)) visit(child, depth + 1);
  };
  const listed = show?.references(2) ?? [];
  for (const node of listed.length > 0 ? listed : [show?.reference(1) ?? -1]) visit(node, 0);
  if (slides.size > 0) return [...slides.values()];
  const byPart = new Map<string, IworkObject>();
  for (const object of objects.values()) {
    if (/(?:^|\/)Slide[^/]*\.iwa$/.test(object.part) && !byPart.has(object.part)) byPart.set(object.part, object);
  }
  return [...byPart.values()];
}
