/** Pictures as the window lists them: filtered, in an order with headings, in parts. */
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { Box, PictureOrder, PictureSection, Reason } from '../../../preload/contract/shapes.ts';
import { keepStatements } from './keep-statements.ts';
import { reasonOf } from './reason-columns.ts';

export type PictureFilter = {
  readonly folderId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly which?: 'all' | 'files' | 'inside' | undefined;
};

/** A picture that may be shown, with its file. */
export type PictureRow = {
  readonly id: number;
  readonly publicId: string;
  readonly inside: boolean;
  /** It stands in the text of its document: its bytes have to be taken out of it. */
  readonly takenOut: boolean;
  readonly place: string;
  readonly unit: number | null;
  readonly number: number | null;
  readonly box: Box | null;
  readonly label: string | null;
  readonly caption: string | null;
  readonly surrounding: string;
  readonly scan: boolean;
  readonly look: number | null;
  readonly sha256: Uint8Array | null;
  readonly reason: Reason | null;
  /** Part of it could not be decoded. */
  readonly damaged: boolean;
  readonly width: number | null;
  readonly height: number | null;
  readonly format: string | null;
  readonly bytes: number;
  readonly taken: number | null;
  /** Row ids. */
  readonly file: number;
  readonly content: number | null;
  readonly fileId: string;
  readonly folderId: string;
  readonly path: string;
  readonly memberPath: string | null;
  readonly name: string;
  readonly modifiedMs: number;
  readonly documentId: string | null;
  readonly documentTitle: string;
};

type Raw = Omit<PictureRow, 'reason' | 'box' | 'damaged' | 'inside' | 'takenOut' | 'scan'> & {
  readonly reasonCode: AppErrorCode | null;
  readonly reasonValues: string | null;
  readonly box: string | null;
  readonly damaged: 0 | 1;
  readonly inside: 0 | 1;
  readonly taken_out: 0 | 1;
  readonly scan: 0 | 1;
};

const date = 'ifnull(taken, modifiedMs)';
// By the clock of this machine, as the cells say it: asked for quarters of an hour, by which clocks differ, as it takes longer than all else.
const quarter = 900_000;
const quarters = `(${date} - ((${date} % ${quarter}) + ${quarter}) % ${quarter}) / 1000`;
const month = `strftime('%Y-%m', seconds, 'unixepoch', 'localtime')`;
/** The folder a file stands in. */
const directory = `rtrim(rtrim(path, replace(path, '/', '')), '/')`;
const inOrder = "path COLLATE NOCASE, ifnull(memberPath, ''), ifnull(unit, 0), id";
const orders: Readonly<
  Record<PictureOrder, { readonly by: readonly string[]; readonly descends: boolean; readonly last: string }>
> = {
  date: { by: [date], descends: true, last: 'id' },
  folder: { by: ['sectionPlace', 'sectionTitle COLLATE NOCASE', 'section'], descends: false, last: inOrder },
  document: { by: ['sectionTitle COLLATE NOCASE', 'section'], descends: false, last: `file, ${inOrder}` },
  name: { by: ['name COLLATE NOCASE'], descends: false, last: inOrder },
  size: { by: ['bytes'], descends: true, last: 'id' },
};

/** What a heading stands over: pictures with the same `key`; it says the greatest `title` among them, as copies may have other names. */
const headings: Readonly<
  Record<'folder' | 'document', { readonly key: string; readonly title: string; readonly place: string }>
> = {
  folder: { key: `folderId || '/' || ${directory}`, title: directory, place: 'folderId' },
  document: { key: 'ifnull(documentId, fileId)', title: 'documentTitle', place: "''" },
};

export function createPictureList(database: Database) {
  const prepared = keepStatements(database);

  const read = (sql: string, ...values: unknown[]): PictureRow[] =>
    (prepared(sql).all(...values) as Raw[]).map(({ reasonCode, reasonValues, taken_out, ...row }) => ({
      ...row,
      damaged: row.damaged === 1,
      inside: row.inside === 1,
      takenOut: taken_out === 1,
      scan: row.scan === 1,
      box: row.box === null ? null : (JSON.parse(row.box) as Box),
      reason: reasonOf(reasonCode, reasonValues),
    }));

  return {
    /** Row ids of all pictures that pass, in order. */
    ids(filter: PictureFilter, order: PictureOrder, descending?: boolean): number[] {
      const { sql, values } = where(filter);
      // Sorted by what their headings are sorted by, so that each picture stands under its own.
      const from =
        order === 'folder' || order === 'document'
          ? `(SELECT *, ${headings[order].key} AS section, ${headings[order].place} AS sectionPlace,
              max(${headings[order].title}) OVER (PARTITION BY ${headings[order].key}) AS sectionTitle FROM shown_picture WHERE ${sql})`
          : `shown_picture WHERE ${sql}`;
      const { by, descends, last } = orders[order];
      return prepared(`SELECT id FROM ${from} ORDER BY ${directed(by, descending ?? descends)}, ${last}`, 'pluck').all(
        ...values,
      ) as number[];
    },
    /** The headings over those, in their order. */
    sections(filter: PictureFilter, order: 'date' | 'folder' | 'document', descending?: boolean): PictureSection[] {
      const { sql, values } = where(filter);
      const descends = descending ?? orders[order].descends;
      if (order === 'date') {
        return prepared(`SELECT ${month} AS key, ${month} AS title, sum(pictures) AS count
          FROM (SELECT ${quarters} AS seconds, count(*) AS pictures FROM shown_picture WHERE ${sql} GROUP BY 1)
          GROUP BY 1 ORDER BY ${directed(['key'], descends)}`).all(...values) as PictureSection[];
      }
      const { key, title, place } = headings[order];
      return prepared(`SELECT section AS key, sectionTitle AS title, count FROM (SELECT ${key} AS section, max(${title}) AS sectionTitle,
          count(*) AS count, max(${place}) AS sectionPlace FROM shown_picture WHERE ${sql} GROUP BY 1)
        ORDER BY ${directed(orders[order].by, descends)}`).all(...values) as PictureSection[];
    },
    /** Looks of the pictures that pass. */
    looks(filter: PictureFilter): number[] {
      const { sql, values } = where(filter);
      return prepared(`SELECT DISTINCT look FROM shown_picture WHERE look IS NOT NULL AND ${sql}`, 'pluck').all(
        ...values,
      ) as number[];
    },
    /** In the order of the ids given; those that went away are left out. */
    byIds: (ids: readonly number[]) =>
      read(
        `SELECT shown_picture.* FROM json_each(?) AS wanted JOIN shown_picture ON shown_picture.id = wanted.value ORDER BY wanted.key`,
        JSON.stringify(ids),
      ),
    byPublicId: (publicId: string): PictureRow | undefined =>
      read('SELECT * FROM shown_picture WHERE publicId = ?', publicId)[0],
    /** Row ids of the pictures with these looks: `[look, id]`, in order. */
    ofLooks: (looks: readonly number[]) =>
      prepared(
        `SELECT picture.look, picture.id FROM json_each(?) AS wanted JOIN picture ON picture.look = wanted.value
          JOIN shown_picture ON shown_picture.id = picture.id WHERE picture.scan = 0 ORDER BY picture.id`,
        'raw',
      ).all(JSON.stringify(looks)) as [look: number, id: number][],
    /** Row ids of files that are pictures with these contents. */
    ofContents: (contentIds: readonly number[]) =>
      prepared(
        `SELECT shown_picture.id FROM json_each(?) AS wanted JOIN file ON file.content_id = wanted.value
          JOIN picture ON picture.file_id = file.id JOIN shown_picture ON shown_picture.id = picture.id ORDER BY wanted.key`,
        'pluck',
      ).all(JSON.stringify(contentIds)) as number[],
    /** Pictures with these looks that were taken out of a document, whole pages too. */
    takenOut: (looks: readonly number[]) =>
      read(
        `SELECT shown_picture.* FROM json_each(?) AS wanted JOIN picture ON picture.look = wanted.value
          JOIN shown_picture ON shown_picture.id = picture.id WHERE taken_out ORDER BY shown_picture.id`,
        JSON.stringify(looks),
      ),
    /** Look → how many pictures show it, whole pages not counted. */
    countsOfLooks: () =>
      new Map(
        prepared(
          'SELECT look, count(*) FROM shown_picture WHERE look IS NOT NULL AND scan = 0 GROUP BY look',
          'raw',
        ).all() as [look: number, count: number][],
      ),
  };
}

function where({ folderId, documentId, which = 'all' }: PictureFilter): {
  readonly sql: string;
  readonly values: unknown[];
} {
  // Pages of a scanned book are pictures of that book only.
  const parts = documentId === undefined ? ['scan = 0'] : ['documentId = ?'];
  const values: unknown[] = documentId === undefined ? [] : [documentId];
  if (folderId !== undefined) {
    parts.push('folderId = ?');
    values.push(folderId);
  }
  if (which !== 'all') parts.push(which === 'inside' ? 'inside' : 'NOT inside');
  return { sql: parts.join(' AND '), values };
}

function directed(columns: readonly string[], descends: boolean): string {
  return columns.map((column) => `${column} ${descends ? 'DESC' : 'ASC'}`).join(', ');
}
