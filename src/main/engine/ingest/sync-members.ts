/** Brings the rows of a container's members in line with what was found in it. */

import type { Reason } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import type { FileRow } from '../store/file-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { type MemberRow, memberStep } from '../store/member-table.ts';
import type { Member } from '../types.ts';
import { readJob, readPriority } from './read-job.ts';

/** Part of the transaction that links `file` with its content. Members that are as before stay as they are. */
export function syncMembers(library: LibraryStore, file: FileRow, contentId: number): void {
  const listed = library.members.of(contentId);
  const known = new Map(library.members.rows(file.id).map((row) => [row.memberPath, row]));
  if (listed.length === 0 && known.size === 0) return;
  const depth = depthOf(library, file);
  let room = limits.members.maxInside - library.members.countInside(file) + known.size;
  const listedBy = `content ${library.contents.byId(contentId)?.publicId}`;
  for (const member of listed) {
    room -= 1;
    const row = rowOf(room < 0 ? { ...member, problem: tooMany } : member, file, listedBy, depth);
    const before = known.get(row.memberPath);
    known.delete(row.memberPath);
    if (before?.inode === listedBy) continue;
    let id = before?.id;
    if (id === undefined) id = library.members.addRow(file.id, row);
    else library.members.changeRow(id, row);
    if (row.state === 'waiting') library.jobs.add(readJob, id, readPriority(row.size, row.kind));
    else library.jobs.removeFor(readJob, id);
  }
  for (const gone of known.values()) {
    library.jobs.removeFor(readJob, gone.id);
    library.members.removeRow(gone.id);
  }
}

const tooMany: Reason = { code: 'member-limit', values: { members: limits.members.maxInside } };

function rowOf(member: Member, container: FileRow, listedBy: string, depth: number): MemberRow {
  const prefix = container.memberPath === null ? '' : container.memberPath + memberStep;
  const tooDeep = depth > limits.members.maxDepth;
  const reason =
    member.problem ??
    (tooDeep ? ({ code: 'archive-depth', values: { depth: limits.members.maxDepth } } as const) : null);
  return {
    memberPath: prefix + member.path,
    name: member.name,
    kind: endingOf(member.name),
    size: member.size ?? 0,
    modifiedMs: member.modifiedMs ?? container.modifiedMs,
    inode: listedBy,
    state: reason === null ? 'waiting' : reason.code === 'member-encrypted' ? 'locked' : 'unsupported',
    reason,
  };
}

/** How many containers a row and what stands in it are inside of; a compressed single file is none. */
function depthOf(library: LibraryStore, file: FileRow): number {
  let depth = 0;
  let at: FileRow | undefined = file;
  while (at) {
    if (at.kind !== 'gzip') depth += 1;
    at = at.parentId === null ? undefined : library.files.byId(at.parentId);
  }
  return depth;
}

/** The provisional kind until the bytes are looked at. */
function endingOf(name: string): string {
  return /\.([\p{L}\p{N}_+-]{1,16})$/u.exec(name)?.[1]?.toLowerCase() ?? 'file';
}
