import { limits } from '../../limits.ts';
import type { Member, Reason } from '../../types.ts';
import { isSystemFile } from '../archive/is-system-file.ts';
import { createMemberPaths } from '../archive/member-paths.ts';
import type { ZipMember } from '../zip/zip-directory.ts';

export type ListedMember = { readonly member: Member; readonly entry: ZipMember };

const localBytes = 30;

/**
 * The files of an archive in its order. Problems: names that escape and links, packed bytes shared with another member (a way to
 * build bombs), no password, an unknown packing, and what unpacks beyond `maxExpansion` times the archive in all.
 */
export function* zipMembers(
  entries: readonly ZipMember[],
  archiveBytes: number,
  maxExpansion: number,
  hasPassword: boolean,
): Generator<ListedMember> {
  const pathOf = createMemberPaths();
  const overlapping = overlappingEntries(entries, archiveBytes);
  const isBeyond = (bytes: number, packed: number) =>
    bytes > Math.max(limits.extract.expansionFreeBytes, packed * maxExpansion);
  let total = 0;
  for (const entry of entries) {
    if (/[\\/]$/.test(entry.name) || isSystemFile(entry.name)) continue;
    const { path, name, refused } = pathOf(entry.name);
    const cut = !entry.cut && entry.offset + localBytes + entry.compressedBytes > archiveBytes;
    const bomb = isBeyond(entry.bytes, entry.compressedBytes) || isBeyond(total + entry.bytes, archiveBytes);
    if (!cut && !bomb) total += entry.bytes;
    const problem = ((): Reason | null => {
      if (refused) return { code: 'member-refused', values: { reason: 'name' } };
      if (entry.special) return { code: 'member-refused', values: { reason: 'link' } };
      // The beginning of an encrypted file proves nothing: neither the password nor that it is whole.
      if (cut || (entry.cut && entry.encrypted)) return { code: 'file-damaged', values: {} };
      if (overlapping.has(entry)) return { code: 'member-refused', values: { reason: 'overlap' } };
      if (entry.method !== 0 && entry.method !== 8) {
        return { code: 'format-unsupported', values: { method: entry.method } };
      }
      if (bomb) return { code: 'expansion-limit', values: { most: maxExpansion } };
      return entry.encrypted && !hasPassword ? { code: 'member-encrypted', values: {} } : null;
    })();
    yield { member: { path, name, size: entry.bytes, modifiedMs: entry.modifiedMs, problem }, entry };
  }
}

/** Members whose packed bytes begin before those of the one in front of them end. */
function overlappingEntries(entries: readonly ZipMember[], archiveBytes: number): ReadonlySet<ZipMember> {
  const found = new Set<ZipMember>();
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) found.add(entry);
    const entryEnd = entry.offset + localBytes + entry.compressedBytes;
    if (entryEnd <= archiveBytes) end = Math.max(end, entryEnd);
  }
  return found;
}
