import type { ByteSource } from '../../types.ts';
import { archiveLimits } from '../archive/limits.ts';
import { crc32 } from '../zip/crc32.ts';
import { withLegacyNames } from '../zip/legacy-names.ts';
import { listZip } from '../zip/zip-directory.ts';
import { type ListedMember, zipMembers } from './zip-members.ts';

/** The files of an archive, how many entries its directory promises and how many were read, folders included. */
export type ZipListing = {
  readonly byPath: ReadonlyMap<string, ListedMember>;
  readonly promised: number;
  readonly entries: number;
  readonly cut: boolean;
};

let last: { readonly key: string; readonly listing: ZipListing } | null = null;

/**
 * Lists an archive. The listing read last is kept: opening each of thousands of members must not read the directory again. It is
 * known by the archive's size and last bytes, in which the end of the directory stands; members are checked by their sums.
 */
export async function zipListing(source: ByteSource, maxExpansion: number, hasPassword: boolean): Promise<ZipListing> {
  const tail = await source.read(
    Math.max(0, source.size - archiveLimits.knownByBytes),
    Math.min(source.size, archiveLimits.knownByBytes),
  );
  const key = [source.size, crc32(tail), maxExpansion, hasPassword].join(' ');
  if (last?.key === key) return last.listing;
  const { members, promised, cut } = await listZip(source, archiveLimits.maxMembers);
  const byPath = new Map<string, ListedMember>();
  for (const one of zipMembers(withLegacyNames(members), source.size, maxExpansion, hasPassword))
    byPath.set(one.member.path, one);
  const listing = { byPath, promised, entries: members.length, cut };
  last = { key, listing };
  return listing;
}
