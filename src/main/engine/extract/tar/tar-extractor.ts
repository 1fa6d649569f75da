import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { archiveLimits } from '../archive/limits.ts';
import { membersLeftOut } from '../archive/members-left-out.ts';
import { cutOff } from '../cut-off-items.ts';
import { tarLimits } from './limits.ts';
import { tarIndex } from './tar-index.ts';
import { type TarMember, tarMembers } from './tar-members.ts';

/** TAR archives: each plain file in them is a member; links, devices and sparse files are listed but refused. */
export const tarExtractor: Extractor = {
  kind: 'tar',
  version: 2,
  endings: ['tar'],
  extract,
  openMember,
};

async function* extract(source: ByteSource, _limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  yield { type: 'metadata', fields: [], units: 0 };
  const listed: TarMember[] = [];
  let left = 0;
  try {
    for await (const one of tarMembers(source, signal)) {
      if (listed.length < archiveLimits.maxMembers) {
        listed.push(one);
        yield { type: 'member', member: one.member };
      } else left += 1;
      if (left >= archiveLimits.maxCounted) break;
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file-cut-off') throw error;
    throw listed.some(({ member }) => member.problem === null)
      ? error
      : new AppError('file-damaged', 'The archive is cut off before there is anything to read.', {});
  } finally {
    tarIndex.remember(source, listed);
  }
  if (left > 0) yield membersLeftOut(left, archiveLimits.maxMembers);
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const found = (await tarIndex.find(source, path)) ?? (await searched(source, path, signal));
  if (!found) throw new AppError('not-found', 'There is no such member in the archive.', { path });
  const { member, entry } = found;
  if (member.problem) throw new AppError(member.problem.code, 'The member can not be opened.', member.problem.values);
  for (let at = 0; at < entry.there; ) {
    signal.throwIfAborted();
    const piece = await source.read(entry.dataAt + at, Math.min(tarLimits.pieceBytes, entry.there - at));
    if (piece.length === 0) throw new AppError('file-damaged', 'The archive ends too early.', {});
    at += piece.length;
    yield piece;
  }
  if (entry.there < entry.size) throw cutOff();
}

/** Walks the archive for a member, and remembers the others on the way. */
async function searched(source: ByteSource, path: string, signal: AbortSignal): Promise<TarMember | null> {
  const met: TarMember[] = [];
  let found: TarMember | null = null;
  try {
    for await (const one of tarMembers(source, signal)) {
      if (met.length >= archiveLimits.maxMembers) break;
      met.push(one);
      if (one.member.path === path) found = one;
    }
  } catch (error) {
    // What stands before the damage can be opened.
    if (!found || !(error instanceof AppError)) throw error;
  }
  tarIndex.remember(source, met);
  return found;
}
