/** The list of files as a person sees it: filtered, sorted, in parts, with honest counts. */
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { FileState, FileSummary } from '../../../preload/contract/shapes.ts';
import { heldSql } from './disk-table.ts';
import { reasonOf } from './reason-columns.ts';
import { emptyCounts, type StateCounts } from './state-counts.ts';

export type FileSort = 'path' | 'name' | 'state' | 'kind' | 'size' | 'modified' | 'pages' | 'quality';

export type FileFilter = {
  readonly folderId?: string | undefined;
  readonly state?: FileState | undefined;
  readonly nameContains?: string | undefined;
  readonly kind?: string | undefined;
  readonly publicId?: string | undefined;
  /** Public id of the container. */
  readonly parentId?: string | undefined;
  /** False leaves attachments and archive members out. */
  readonly members?: boolean | undefined;
  readonly doubtful?: boolean | undefined;
  /** Only files that are gone from the disk and were kept. */
  readonly kept?: boolean | undefined;
  readonly field?: { readonly name: string; readonly contains: string } | undefined;
  readonly sort?: FileSort | undefined;
  readonly descending?: boolean | undefined;
  /** Registered folders that can't be reached: what is in them is shown as unavailable. */
  readonly away?: readonly string[] | undefined;
  readonly from: number;
  readonly limit: number;
};

/**
 * Whether a file stands in a folder that is away, or inside a file that can't be reached. Nothing is written to say so: it is
 * what it was as soon as they are back. Needs `file` in scope, and `@away` bound to a JSON list of folder ids.
 */
const isAway = `(file.folder_id IN (SELECT value FROM json_each(@away)) OR (file.parent_id IS NOT NULL
  AND (file.folder_id, file.path_key) IN (SELECT folder_id, path_key FROM file AS outermost
    WHERE outermost.state = 'unavailable' AND outermost.parent_id IS NULL AND outermost.deleted_at IS NULL)))`;
const shownState = `CASE WHEN ${isAway} THEN 'unavailable' ELSE file.state END`;
/** A column with the reason: its own, or that of the file it stands in. */
const reasonColumn = (
  name: string,
) => `CASE WHEN file.state <> 'unavailable' AND ${isAway} THEN (SELECT ${name} FROM file AS outermost
  WHERE outermost.folder_id = file.folder_id AND outermost.path_key = file.path_key AND outermost.parent_id IS NULL
  AND outermost.state = 'unavailable') ELSE file.${name} END`;

/** Troubles first, then what is under way, then what is done: what a person sorting by state looks for. */
const stateOrder = `CASE ${shownState} WHEN 'quarantined' THEN 0 WHEN 'failed' THEN 1 WHEN 'locked' THEN 2 WHEN 'partly-read' THEN 3
  WHEN 'unavailable' THEN 4 WHEN 'unsupported' THEN 5 WHEN 'no-text' THEN 6 WHEN 'reading' THEN 7 WHEN 'waiting' THEN 8
  WHEN 'readable' THEN 9 ELSE 10 END`;

const order: Readonly<Record<FileSort, string>> = {
  path: "file.folder_id, file.path_key, ifnull(file.member_path, '')",
  name: 'file.name COLLATE NOCASE',
  state: stateOrder,
  kind: 'file.kind',
  size: 'file.size',
  modified: 'file.modified_ms',
  pages: 'ifnull(content.units, 0)',
  quality: 'ifnull(content.quality, 2)',
};

const columns = `file.public_id AS id, file.folder_id AS folderId, content.public_id AS documentId, file.path, file.name,
  file.kind, ${shownState} AS state, ${reasonColumn('reason_code')} AS reasonCode,
  ${reasonColumn('reason_values')} AS reasonValues,
  content.reason_code AS contentReasonCode, content.reason_values AS contentReasonValues,
  content.doubt_code AS doubtCode, content.doubt_values AS doubtValues, file.size, file.modified_ms AS modifiedAt,
  content.units AS pages, content.title, ifnull(content.characters, 0) AS characters, content.quality,
  (SELECT public_id FROM file AS container WHERE container.id = file.parent_id) AS parentId, file.member_path AS memberPath,
  (SELECT count(*) FROM file AS member WHERE member.parent_id = file.id) AS members,
  (SELECT count(*) FROM page WHERE page.content_id = content.id AND page.reason_code IS NULL) AS pagesRead,
  (SELECT count(*) FROM page WHERE page.content_id = content.id AND page.source = 'ocr') AS ocrPages`;

type Row = FileSummary & {
  readonly reasonCode: AppErrorCode | null;
  readonly reasonValues: string | null;
  readonly contentReasonCode: AppErrorCode | null;
  readonly contentReasonValues: string | null;
  readonly doubtCode: AppErrorCode | null;
  readonly doubtValues: string | null;
};

export function createFileList(database: Database) {
  const countsBy = (members: string) =>
    database.prepare(`SELECT folder_id AS folderId, state, count(*) AS n FROM file
      WHERE deleted_at IS NULL AND parent_id IS ${members} NULL GROUP BY 1, 2`);
  const countsOf = { files: countsBy(''), members: countsBy('NOT') };
  const insideAway = database.prepare(`SELECT file.folder_id AS folderId, file.state, count(*) AS n
    FROM file AS outermost CROSS JOIN file ON file.folder_id = outermost.folder_id AND file.path_key = outermost.path_key
    WHERE outermost.state = 'unavailable' AND outermost.parent_id IS NULL AND outermost.deleted_at IS NULL
    AND file.parent_id IS NOT NULL AND file.deleted_at IS NULL AND file.state <> 'unavailable' GROUP BY 1, 2`);

  return {
    list(filter: FileFilter): { readonly files: FileSummary[]; readonly total: number } {
      const condition = where(filter);
      const away = awayOf(filter.away);
      const from = 'FROM file LEFT JOIN content ON content.id = file.content_id';
      const total = database
        .prepare(`SELECT count(*) AS n ${from} WHERE ${condition.sql}`)
        .get(...condition.values, away) as { n: number };
      const direction = filter.descending ? 'DESC' : 'ASC';
      const first = order[filter.sort ?? 'path']
        .split(/, (?![^(]*\))/)
        .map((column) => `${column} ${direction}`)
        .join(', ');
      const rows = database
        .prepare(
          `SELECT ${columns} ${from} WHERE ${condition.sql} ORDER BY ${first}, file.path_key, file.id LIMIT ? OFFSET ?`,
        )
        .all(...condition.values, filter.limit, filter.from, away) as Row[];
      return { files: rows.map(toSummary), total: total.n };
    },

    /** One file as the list shows it; `away` as in a filter. */
    summary(publicId: string, away?: readonly string[]): FileSummary | undefined {
      const row = database
        .prepare(
          `SELECT ${columns} FROM file LEFT JOIN content ON content.id = file.content_id
            WHERE file.public_id = ? AND file.deleted_at IS NULL`,
        )
        .get(publicId, awayOf(away)) as Row | undefined;
      return row && toSummary(row);
    },

    /** Counts by state, one entry per folder: files of the disk, or the members inside them; `away` as in a filter. */
    counts(which: 'files' | 'members', away: readonly string[] = []): Map<string, StateCounts> {
      const counts = new Map<string, StateCounts>();
      const add = (folderId: string, state: FileState, n: number) => {
        const entry = counts.get(folderId) ?? emptyCounts();
        entry[away.includes(folderId) ? 'unavailable' : state] += n;
        counts.set(folderId, entry);
      };
      for (const { folderId, state, n } of countsOf[which].all() as CountRow[]) add(folderId, state, n);
      // Few containers can't be reached at a time: they are looked for once instead of once per member.
      if (which === 'members') {
        for (const { folderId, state, n } of insideAway.all() as CountRow[]) {
          add(folderId, state, -n);
          add(folderId, 'unavailable', n);
        }
      }
      return counts;
    },
  };
}

type CountRow = { readonly folderId: string; readonly state: FileState; readonly n: number };

function awayOf(folderIds: readonly string[] = []): { readonly away: string } {
  return { away: JSON.stringify(folderIds) };
}

function where(filter: FileFilter): { readonly sql: string; readonly values: unknown[] } {
  const parts = ['file.deleted_at IS NULL'];
  const values: unknown[] = [];
  const add = (sql: string, ...given: unknown[]) => {
    parts.push(sql);
    values.push(...given);
  };
  if (filter.folderId) add('file.folder_id = ?', filter.folderId);
  if (filter.publicId) add('file.public_id = ?', filter.publicId);
  if (filter.state === 'unavailable') add(`(file.state = 'unavailable' OR ${isAway})`);
  else if (filter.state) add(`file.state = ? AND NOT ${isAway}`, filter.state);
  if (filter.kind) add('file.kind = ?', filter.kind);
  if (filter.parentId) add('file.parent_id = (SELECT id FROM file WHERE public_id = ?)', filter.parentId);
  else if (filter.members === false) add('file.parent_id IS NULL');
  if (filter.kept) add(heldSql.kept);
  if (filter.doubtful) add('content.doubt_code IS NOT NULL');
  if (filter.nameContains) {
    const pattern = like(filter.nameContains);
    add(
      `(file.path LIKE ? ESCAPE '\\' OR file.member_path LIKE ? ESCAPE '\\' OR content.title LIKE ? ESCAPE '\\' OR EXISTS
        (SELECT 1 FROM content_metadata WHERE content_id = content.id AND value LIKE ? ESCAPE '\\'))`,
      ...[pattern, pattern, pattern, pattern],
    );
  }
  if (filter.field) {
    add(
      `EXISTS (SELECT 1 FROM content_metadata WHERE content_id = content.id AND name = ? AND value LIKE ? ESCAPE '\\')`,
      ...[filter.field.name, like(filter.field.contains)],
    );
  }
  return { sql: parts.join(' AND '), values };
}

function like(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

function toSummary(row: Row): FileSummary {
  const { reasonCode, reasonValues, contentReasonCode, contentReasonValues, doubtCode, doubtValues, ...rest } = row;
  const shown =
    rest.state === 'readable' || rest.state === 'ready' || rest.state === 'partly-read' || rest.state === 'no-text';
  return {
    ...rest,
    documentId: shown ? rest.documentId : null,
    // What is missing of its text is not why it can't be reached.
    reason:
      reasonOf(reasonCode, reasonValues) ??
      (rest.state === 'unavailable' ? null : reasonOf(contentReasonCode, contentReasonValues)),
    doubt: reasonOf(doubtCode, doubtValues),
  };
}
