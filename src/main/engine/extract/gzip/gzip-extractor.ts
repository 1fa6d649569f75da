import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, Member, ReadingTools } from '../../types.ts';
import { gzipName } from './gzip-name.ts';

/**
 * GZIP: one member, unpacked; a tape archive in it is then read like any other. The file is unpacked once to see whether its end is there:
 * nothing in front says so.
 */
export const gzipExtractor: Extractor = {
  kind: 'gzip',
  version: 2,
  endings: ['gz', 'gzip', 'tgz', 'taz'],
  extract,
  openMember,
};

async function* extract(
  source: ByteSource,
  { maxExpansion }: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  yield { type: 'metadata', fields: [], units: 0 };
  const member = await onlyMember(source, tools);
  let listed = false;
  const { gzipPieces } = await import('./gzip-pieces.ts');
  try {
    for await (const _piece of gzipPieces(source, maxExpansion, signal)) {
      // Of a file that breaks off before its first byte there is nothing to list.
      if (!listed) yield { type: 'member', member };
      listed = true;
    }
  } catch (error) {
    // What else is wrong with it is said of the member, which can not be opened.
    const isOfMember = listed && error instanceof AppError && error.code === 'file-damaged';
    const isTooMuch = error instanceof AppError && error.code === 'expansion-limit';
    if (!isOfMember && !isTooMuch) throw error;
  }
  if (!listed) yield { type: 'member', member };
}

async function onlyMember(source: ByteSource, tools: ReadingTools): Promise<Member> {
  const head = await source.read(0, Math.min(limits.extract.sniffBytes, source.size));
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    throw new AppError('file-damaged', 'The file is damaged: its archive can not be read.', {});
  }
  const seconds = head.length >= 8 ? new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(4, true) : 0;
  const name = gzipName(tools.name.slice(tools.name.lastIndexOf('/') + 1), head);
  return { path: name, name, size: null, modifiedMs: seconds > 0 ? seconds * 1000 : null, problem: null };
}

async function* openMember(
  source: ByteSource,
  path: string,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  if (path === '') throw new AppError('not-found', 'There is no such member in the archive.', { path });
  const { gzipPieces } = await import('./gzip-pieces.ts');
  yield* gzipPieces(source, extractLimits.maxExpansion, signal);
}
