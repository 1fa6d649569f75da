import type { BlockDraft } from '../block-draft.ts';
import type { IworkObject, IworkObjects } from './iwork-objects.ts';
import { iworkLimits } from './limits.ts';
import { objectTypes, textKinds } from './object-types.ts';
import type { ProtoMessage } from './proto-message.ts';
import { tableRows } from './table-rows.ts';

/** Sign in a text where a picture, table or text box stands. */
const attachment = '\uFFFC';

export function isStorage(object: IworkObject | undefined): object is IworkObject {
  return object !== undefined && objectTypes.storages.includes(object.type);
}

/** What a text is for; text boxes leave it out. */
export function storageKind(storage: IworkObject): number {
  return storage.message.number(1) ?? textKinds.box;
}

/**
 * The paragraphs of a text with the tables and text boxes that stand in it, each in its place. `used` gathers what was read, so
 * that nothing is read twice.
 */
export function storageDrafts(storage: IworkObject, objects: IworkObjects, used: Set<number>): BlockDraft[] {
  if (used.has(storage.id)) return [];
  used.add(storage.id);
  const drafts: BlockDraft[] = [];
  const styles = runsOf(storage.message.message(5));
  const attachments = new Map(runsOf(storage.message.message(9)).map(({ at, object }) => [at, object]));
  const kind = storageKind(storage);
  const text = storage.message.texts(3).join('\n');
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const style = styles.findLast((run) => run.at <= start && run.object !== null)?.object ?? null;
    // Page, column and section breaks and marks of notes are control characters.
    const own = text
      .slice(start, end)
      .replaceAll(attachment, '')
      .replace(/[\u2028\u2029]|\p{Cc}/gu, (sign) => (sign === '\t' ? sign : '\n'));
    if (own.trim() !== '') drafts.push(paragraph(own, kind, styleName(style, objects)));
    for (let at = text.indexOf(attachment, start); at >= 0 && at < end; at = text.indexOf(attachment, at + 1)) {
      drafts.push(...attachedDrafts(attachments.get(at) ?? null, objects, used));
    }
    start = end + 1;
  }
  return drafts;
}

function paragraph(text: string, kind: number, style: string): BlockDraft {
  if (kind === textKinds.header) return { kind: 'header', level: 0, text };
  const heading = /^(?:(title)|subtitle|heading(?: (\d))?)\b/i.exec(style);
  if (heading) return { kind: 'heading', level: heading[1] ? 1 : Math.min(6, Number(heading[2] ?? 1)), text };
  return { kind: 'paragraph', level: 0, text };
}

/** The tables and texts within a few steps of an attachment. */
function attachedDrafts(id: number | null, objects: IworkObjects, used: Set<number>): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  let near = id === null ? [] : [id];
  for (let step = 0; step <= iworkLimits.attachmentSteps; step += 1) {
    const further: number[] = [];
    for (const one of near) {
      const object = objects.get(one);
      if (!object || used.has(one)) continue;
      if (object.type === objectTypes.tableInfo) {
        used.add(one);
        drafts.push(...tableDrafts(object, objects, used));
      } else if (!objectTypes.storages.includes(object.type)) further.push(...object.references);
      else if (storageKind(object) !== textKinds.body) drafts.push(...storageDrafts(object, objects, used));
    }
    near = further;
  }
  return drafts;
}

/** A table's rows without addresses, its name as caption. */
export function tableDrafts(info: IworkObject, objects: IworkObjects, used: Set<number>): BlockDraft[] {
  const table = tableRows(info, objects, used);
  if (!table) return [];
  const rows = table.rows.map((cells): BlockDraft => ({ kind: 'table-row', level: 0, text: cells.join('\t') }));
  return rows.length === 0 || table.name === '' ? rows : [{ kind: 'caption', level: 0, text: table.name }, ...rows];
}

type Run = { readonly at: number; readonly object: number | null };

/** A table of what begins at which sign (`TSWP.ObjectAttributeTable`). */
function runsOf(table: ProtoMessage | null): Run[] {
  return (table?.messages(1) ?? []).map((entry) => ({ at: entry.number(1) ?? 0, object: entry.reference(2) }));
}

/** The name of a paragraph style, or of the one it varies. */
function styleName(id: number | null, objects: IworkObjects): string {
  let next = id;
  for (let step = 0; next !== null && step < iworkLimits.styleSteps; step += 1) {
    const style = objects.get(next)?.message.message(1);
    const name = style?.text(1);
    if (name) return name;
    next = style?.reference(3) ?? null;
  }
  return '';
}
