/** Pictures as the window sees them: rows of the store with their place, their state and how often they are there. */
import type { PictureGroup, PictureSummary } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { pictureLimits } from './pictures/limits.ts';
import { shownPath } from './shown-path.ts';
import type { PictureRow } from './store/picture-list.ts';

/** In the order of the ids given; pictures that went away are left out. */
export function summariesOf(context: EngineContext, ids: readonly number[]): PictureSummary[] {
  return summarised(context, context.library.pictures.list.byIds(ids));
}

/** Bytes of its hash a picture's version shows: enough to be another one after every edit. */
const versionBytes = 6;

export function summarised(context: EngineContext, rows: readonly PictureRow[]): PictureSummary[] {
  const folders = new Map(context.personal.folders.list().map(({ id, path }) => [id, path]));
  const groups = new Map(
    rows.flatMap(({ look }) => (look === null ? [] : [[look, context.pictureGroups.looksLike(look)] as const])),
  );
  const looks = [...new Set([...groups.values()].flat())];
  const counts = new Map<number, number>();
  for (const [look] of context.library.pictures.list.ofLooks(looks)) counts.set(look, (counts.get(look) ?? 0) + 1);
  return rows.map((row) => {
    const own = row.look === null ? 0 : (counts.get(row.look) ?? 0);
    const all =
      row.look === null ? 0 : (groups.get(row.look) ?? []).reduce((sum, look) => sum + (counts.get(look) ?? 0), 0);
    return {
      id: row.publicId,
      version: row.sha256 === null ? '' : Buffer.from(row.sha256).toString('hex', 0, versionBytes),
      documentId: row.documentId,
      fileId: row.fileId,
      folderId: row.folderId,
      name: row.name,
      path: shownPath(folders.get(row.folderId) ?? '', row.path, row.memberPath),
      inside: row.inside,
      page: row.number,
      pageIndex: row.takenOut ? row.unit : 0,
      box: row.box,
      label: row.label,
      caption: row.caption,
      width: row.width ?? 0,
      height: row.height ?? 0,
      format: row.format ?? '',
      bytes: row.bytes,
      date: row.taken ?? row.modifiedMs,
      dateFrom: row.taken === null ? 'modified' : 'taken',
      state: row.reason ? 'failed' : row.look === null ? 'waiting' : 'ready',
      reason: row.reason ?? (row.damaged ? { code: 'file-damaged', values: {} } : null),
      copies: Math.max(0, own - 1),
      near: Math.max(0, all - own),
    };
  });
}

/** The group of these looks; null when one picture is all there is. */
export function groupOf(context: EngineContext, looks: readonly number[]): PictureGroup | null {
  const { list } = context.library.pictures;
  const found = list.ofLooks(looks).slice(0, pictureLimits.search.mostOfGroup);
  if (found.length < 2) return null;
  const rows = list.byIds(found.map(([, id]) => id));
  const finest = [...rows].sort((a, b) => pixels(b) - pixels(a) || b.bytes - a.bytes || a.id - b.id);
  const [first] = finest;
  if (!first || finest.length < 2) return null;
  const times = new Map<number | null, number>();
  for (const { look } of finest) times.set(look, (times.get(look) ?? 0) + 1);
  const inOrder = [
    ...finest.filter(({ look }) => look === first.look),
    ...finest.filter(({ look }) => look !== first.look),
  ];
  const summaries = summarised(context, inOrder);
  const copies = inOrder.filter(({ look }) => (times.get(look) ?? 0) > 1).length;
  return {
    id: first.publicId,
    pictures: summaries.map((picture, at) => ({
      picture,
      match: inOrder[at]?.look === first.look ? ('same' as const) : ('near' as const),
    })),
    copies,
    near: inOrder.length - copies,
  };
}

function pixels({ width, height }: PictureRow): number {
  return (width ?? 0) * (height ?? 0);
}
