import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, ReadingTools } from '../../types.ts';
import { archiveLimits } from '../archive/limits.ts';
import { membersLeftOut } from '../archive/members-left-out.ts';
import { cutOff } from '../cut-off-items.ts';
import { crc32 } from '../zip/crc32.ts';
import { memberBytes } from '../zip/member-bytes.ts';
import { damaged, type ZipMember } from '../zip/zip-directory.ts';
import { zipListing } from './zip-listing.ts';

/** ZIP archives: each file in them is a member; the archive has no text of its own. */
export const zipExtractor: Extractor = {
  kind: 'zip',
  version: 1,
  endings: ['zip', 'cbz', 'kmz'],
  extract,
  openMember: openZipMember,
};

async function* extract(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  const { byPath, promised, entries, cut } = await zipListing(source, limits.maxExpansion, tools.password !== null);
  const listed = [...byPath.values()];
  const locked = listed.filter(({ entry }) => entry.encrypted);
  if (locked.length > 0 && locked.length === listed.length && tools.password === null) {
    throw new AppError('password-needed', 'The archive is protected by a password.', {});
  }
  if (locked[0] && tools.password !== null) await tryPassword(source, locked, limits, signal, tools.password);
  yield { type: 'metadata', fields: [], units: 0 };
  for (const { member } of listed) {
    signal.throwIfAborted();
    yield { type: 'member', member };
  }
  if (promised > archiveLimits.maxMembers) {
    yield membersLeftOut(promised - archiveLimits.maxMembers, archiveLimits.maxMembers);
  } else if (entries < promised) throw damaged();
  if (cut) throw listed.some(({ member }) => member.problem === null) ? cutOff() : damaged();
}

/** Opens the smallest locked member, so that a wrong password is told once and not by every member. */
async function tryPassword(
  source: ByteSource,
  locked: readonly { readonly entry: ZipMember }[],
  limits: ExtractLimits,
  signal: AbortSignal,
  password: string,
): Promise<void> {
  const smallest = locked.reduce((least, one) => (one.entry.bytes < least.entry.bytes ? one : least));
  for await (const piece of checkedBytes(source, smallest.entry, limits, signal, password)) {
    if (piece.length > 0 && smallest.entry.aes !== null) return;
  }
}

/** The bytes of one member of a zip archive, its size and sum checked; ends with `file-cut-off` where the archive ends inside it. */
export async function* openZipMember(
  source: ByteSource,
  path: string,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<Uint8Array> {
  const { byPath } = await zipListing(source, limits.maxExpansion, tools.password !== null);
  const found = byPath.get(path);
  if (!found) throw new AppError('not-found', 'There is no such member in the archive.', { path });
  const { problem } = found.member;
  if (problem) throw new AppError(problem.code, 'The member can not be opened.', problem.values);
  yield* checkedBytes(source, found.entry, limits, signal, tools.password);
}

/** A member's bytes; size and sum must be those the directory gives, or it counts as damaged (or the password as wrong). */
async function* checkedBytes(
  source: ByteSource,
  entry: ZipMember,
  limits: ExtractLimits,
  signal: AbortSignal,
  password: string | null,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let total = 0;
  const failed = () =>
    entry.encrypted && entry.aes === null
      ? new AppError('wrong-password', 'The password does not open the file.', {})
      : damaged();
  try {
    for await (const piece of memberBytes(source, entry, limits.maxExpansion, signal, password)) {
      total += piece.length;
      if (total > entry.bytes && !entry.cut) throw damaged();
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof AppError && error.code === 'file-damaged' ? failed() : error;
  }
  if (entry.cut) throw total > 0 ? cutOff() : damaged();
  if (total !== entry.bytes || (entry.crc !== null && sum !== entry.crc)) throw failed();
}
