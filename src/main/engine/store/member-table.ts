/** Files inside files: what a content holds, and the rows its members have under each file with that content. */
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { FileState, Reason } from '../../../preload/contract/shapes.ts';
import type { Member } from '../types.ts';
import { type FileRow, fileColumns } from './file-table.ts';
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
  const insertListed = database.prepare(
    `INSERT OR REPLACE INTO content_member (content_id, path, name, size, modified_ms, problem_code, problem_values)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRow =
    database.prepare(`INSERT INTO file (public_id, folder_id, parent_id, member_path, path, path_key, name, kind, volume, inode,
    size, modified_ms, state, reason_code, reason_values, seen_scan, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`);
  const changeRow =
    database.prepare(`UPDATE file SET name = ?, kind = ?, inode = ?, size = ?, modified_ms = ?, state = ?, reason_code = ?,
    reason_values = ?, kills = 0, updated_at = ? WHERE id = ?`);

  return {
    /** Notes a member of a content while it is read; again is the same. */
    listed(contentId: number, member: Member): void {
      insertListed.run(
        ...[contentId, member.path, member.name, member.size, member.modifiedMs],
        ...[member.problem?.code ?? null, reasonValues(member.problem)],
      );
    },

    count: (contentId: number) =>
      (
        database.prepare('SELECT count(*) AS n FROM content_member WHERE content_id = ?').get(contentId) as {
          n: number;
        }
      ).n,

    /** Why members were left out of the list; null when all are in it. */
    leftOut(contentId: number): Reason | null {
      const row = database
        .prepare(`SELECT problem_values AS problemValues FROM content_member
          WHERE content_id = ? AND problem_code = 'member-limit' LIMIT 1`)
        .get(contentId) as { problemValues: string | null } | undefined;
      return row ? reasonOf('member-limit', row.problemValues) : null;
    },

    /** Members at any depth inside the outermost container that this file is or stands in. */
    countInside: (file: FileRow) =>
      (
        database
          .prepare('SELECT count(*) AS n FROM file WHERE folder_id = ? AND path_key = ? AND parent_id IS NOT NULL')
          .get(file.folderId, file.path.normalize('NFC')) as { n: number }
      ).n,

    of(contentId: number): Member[] {
      const rows = database
        .prepare(`SELECT path, name, size, modified_ms AS modifiedMs, problem_code AS problemCode,
          problem_values AS problemValues FROM content_member WHERE content_id = ? ORDER BY path`)
        .all(contentId) as MemberColumns[];
      return rows.map(({ problemCode, problemValues, ...member }) => ({
        ...member,
        problem: reasonOf(problemCode, problemValues),
      }));
    },

    /** Rows of the members directly inside a file, shown or not. */
    rows: (fileId: number) =>
      database.prepare(`SELECT ${fileColumns} FROM file WHERE parent_id = ?`).all(fileId) as FileRow[],

    addRow(container: FileRow, row: MemberRow): number {
      const publicId = `f_${randomBytes(12).toString('base64url')}`;
      const key = container.path.normalize('NFC');
      const result = insertRow.run(
        ...[publicId, container.folderId, container.id, row.memberPath, container.path, key, row.name, row.kind],
        ...[container.volume, row.inode, row.size, row.modifiedMs, row.state, row.reason?.code ?? null],
        ...[reasonValues(row.reason), now()],
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

    /** Removes a member's row with everything inside it. */
    removeRow: (id: number) => {
      database.prepare('DELETE FROM file WHERE id = ?').run(id);
    },
  };
}
