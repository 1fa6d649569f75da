/** Files inside files: what a content holds, and the rows its members have under each file with that content. */
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { FileState, Reason } from '../../../preload/contract/shapes.ts';
import type { Member } from '../types.ts';
import { createFilePublicId } from './file-public-id.ts';
import { type FileRow, fileColumns } from './file-table.ts';
import { keepStatements } from './keep-statements.ts';
import { reasonOf, reasonValues } from './reason-columns.ts';

/** Between the steps of a member path: `mails.zip` holding `a.eml` holding `b.pdf` gives `a.eml!/b.pdf`. */
export const memberStep = '!/';

type MemberColumns = Omit<Member, 'problem'> & {
  readonly problemCode: AppErrorCode | null;
  readonly problemValues: string | null;
};

/** A member's row to be; `inode` names the content it was listed by, so that a changed container is noticed. */
export type MemberRow = {
  readonly memberPath: string;
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: string;
  readonly state: FileState;
  readonly reason: Reason | null;
};

export function createMemberTable(database: Database, now: () => number) {
  const prepared = keepStatements(database);
  const publicIdAt = createFilePublicId(database);
  const placeOf = database.prepare('SELECT folder_id AS folderId, path_key AS key FROM file WHERE id = ?');
  const insertListed = database.prepare(
    `INSERT OR REPLACE INTO content_member (content_id, path, name, size, modified_ms, problem_code, problem_values)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRow =
    database.prepare(`INSERT INTO file (public_id, folder_id, parent_id, member_path, path, path_key, name, kind, volume, inode,
    size, modified_ms, state, reason_code, reason_values, seen_scan, updated_at)
    SELECT ?, folder_id, id, ?, path, path_key, ?, ?, volume, ?, ?, ?, ?, ?, ?, 0, ? FROM file WHERE id = ?`);
  const changeRow =
    database.prepare(`UPDATE file SET name = ?, kind = ?, inode = ?, size = ?, modified_ms = ?, state = ?, reason_code = ?,
    reason_values = ?, kills = 0, outdated = 1, updated_at = ? WHERE id = ?`);

  const outermost = database.prepare(`SELECT ${fileColumns} FROM file WHERE parent_id IS NULL
    AND (folder_id, path_key) = (SELECT folder_id, path_key FROM file AS member WHERE member.id = ?)`);

  return {
    /** Notes a member of a content while it is read; again is the same. */
    listed(contentId: number, member: Member): void {
      insertListed.run(
        ...[contentId, member.path, member.name, whole(member.size), whole(member.modifiedMs)],
        ...[member.problem?.code ?? null, reasonValues(member.problem)],
      );
    },

    count: (contentId: number) =>
      (
        prepared('SELECT count(*) AS n FROM content_member WHERE content_id = ?').get(contentId) as {
          n: number;
        }
      ).n,

    /** Why members were left out of the list; null when all are in it. */
    leftOut(contentId: number): Reason | null {
      const row = prepared(`SELECT problem_values AS problemValues FROM content_member
          WHERE content_id = ? AND problem_code = 'member-limit' LIMIT 1`).get(contentId) as
        | { problemValues: string | null }
        | undefined;
      return row ? reasonOf('member-limit', row.problemValues) : null;
    },

    /** Members at any depth inside the outermost container that this file is or stands in. */
    countInside: (file: FileRow) =>
      (
        database
          .prepare(`SELECT count(*) AS n FROM file AS inside JOIN file AS given ON given.id = ?
            WHERE inside.folder_id = given.folder_id AND inside.path_key = given.path_key AND inside.parent_id IS NOT NULL`)
          .get(file.id) as { n: number }
      ).n,

    /** Bytes of the members at any depth inside a file of the disk whose bytes are known because they were unpacked. */
    unpackedBytes: (file: FileRow) =>
      (
        database
          .prepare(`SELECT ifnull(sum(inside.size), 0) AS bytes FROM file AS inside JOIN file AS given ON given.id = ?
            WHERE inside.folder_id = given.folder_id AND inside.path_key = given.path_key AND inside.parent_id IS NOT NULL
            AND inside.sha256 IS NOT NULL`)
          .get(file.id) as { bytes: number }
      ).bytes,

    /** Why something inside a container, at any depth, was left unopened as one too many or too deep; null when nothing was. */
    limitedInside(containerId: number): Reason | null {
      const row = database
        .prepare(`SELECT inside.reason_code AS code, inside.reason_values AS "values" FROM file AS given JOIN file AS inside
          ON inside.folder_id = given.folder_id AND inside.path_key = given.path_key AND inside.parent_id IS NOT NULL
          WHERE given.id = $id AND inside.reason_code IN ('archive-budget', 'archive-depth', 'member-limit')
          AND (given.member_path IS NULL
            OR substr(inside.member_path, 1, length(given.member_path) + length($step)) = given.member_path || $step)
          LIMIT 1`)
        .get({ id: containerId, step: memberStep }) as { code: AppErrorCode; values: string | null } | undefined;
      return row ? reasonOf(row.code, row.values) : null;
    },

    of(contentId: number): Member[] {
      const rows = prepared(`SELECT path, name, size, modified_ms AS modifiedMs, problem_code AS problemCode,
          problem_values AS problemValues FROM content_member WHERE content_id = ? ORDER BY path`).all(
        contentId,
      ) as MemberColumns[];
      return rows.map(({ problemCode, problemValues, ...member }) => ({
        ...member,
        problem: reasonOf(problemCode, problemValues),
      }));
    },

    /** Rows of the members directly inside a file, shown or not. */
    rows: (fileId: number) =>
      database.prepare(`SELECT ${fileColumns} FROM file WHERE parent_id = ?`).all(fileId) as FileRow[],

    /** It stands where its container stands, under the key the disk's listing gave that. */
    addRow(containerId: number, row: MemberRow): number {
      const { folderId, key } = placeOf.get(containerId) as { readonly folderId: string; readonly key: string };
      const publicId = publicIdAt(folderId, key, row.memberPath);
      const result = insertRow.run(
        ...[publicId, row.memberPath, row.name, row.kind, row.inode, row.size, row.modifiedMs],
        ...[row.state, row.reason?.code ?? null, reasonValues(row.reason), now(), containerId],
      );
      return Number(result.lastInsertRowid);
    },

    changeRow(id: number, row: MemberRow): void {
      changeRow.run(
        ...[row.name, row.kind, row.inode, row.size, row.modifiedMs, row.state, row.reason?.code ?? null],
        ...[reasonValues(row.reason), now(), id],
      );
    },

    setSize: (id: number, size: number) => {
      database.prepare('UPDATE file SET size = ? WHERE id = ?').run(size, id);
    },

    /** The file of the disk that a member stands in at some depth; a file of the disk itself. */
    outermost: (file: FileRow) => (file.parentId === null ? file : outermost.get(file.id)) as FileRow | undefined,

    /** Shown members that could not be reached although the file they stand in is there. */
    unreached: (folderId: string) =>
      database
        .prepare(`SELECT file.id, file.size, file.kind FROM file JOIN file AS outermost ON outermost.folder_id = file.folder_id
          AND outermost.path_key = file.path_key AND outermost.parent_id IS NULL
          WHERE file.folder_id = ? AND file.state = 'unavailable' AND file.deleted_at IS NULL
          AND file.parent_id IS NOT NULL AND outermost.deleted_at IS NULL AND outermost.state <> 'unavailable'`)
        .all(folderId) as { readonly id: number; readonly size: number; readonly kind: string }[],

    /** Removes what stood in a file that has other bytes by now; nothing when it is as it was read. */
    removeStale: (fileId: number) => {
      database
        .prepare(
          `DELETE FROM file WHERE parent_id = $id AND (SELECT outdated FROM file AS container WHERE container.id = $id) = 1`,
        )
        .run({ id: fileId });
    },

    /** Removes a member's row with everything inside it. */
    removeRow: (id: number) => {
      database.prepare('DELETE FROM file WHERE id = ?').run(id);
    },
  };
}

/** What an archive claims of a member may be any number; the table holds whole ones. */
function whole(value: number | null): number | null {
  if (value === null) return null;
  const rounded = Math.round(value);
  return Number.isSafeInteger(rounded) ? rounded : null;
}
