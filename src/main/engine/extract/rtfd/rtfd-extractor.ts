import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, ReadingTools } from '../../types.ts';
import { openContainer } from '../container/open-container.ts';
import { cutOff } from '../cut-off-items.ts';
import { extractorOfBytes } from '../extractor-of-bytes.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { tarExtractor } from '../tar/tar-extractor.ts';
import { tarMembers } from '../tar/tar-members.ts';
import { rtfdLimits } from './limits.ts';

/** RTF with attachments: a folder shown as one document, arriving as a TAR. Its text is `TXT.rtf`; the other files are members. */
export const rtfdExtractor: Extractor = {
  kind: 'rtfd',
  version: 1,
  endings: ['rtfd'],
  extract,
  openMember: (source, ...request) =>
    (tarExtractor.openMember as NonNullable<Extractor['openMember']>)(source, ...request),
};

async function* extract(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  const container = await openContainer(source, limits.maxExpansion, signal);
  const path = container.paths.find((one) => /(?:^|\/)TXT\.rtf$/i.test(one));
  const bytes = path ? await container.read(path, rtfdLimits.maxTextBytes) : null;
  const extractor = bytes ? await extractorOfBytes('TXT.rtf', bytes) : null;
  if (!bytes || !extractor) throw new AppError('file-damaged', 'The document has no text file.', {});
  try {
    for await (const { member } of tarMembers(source, signal)) {
      if (!/(?:^|\/)TXT\.rtf$/i.test(member.path)) yield { type: 'member', member };
    }
  } catch (error) {
    // Its text may be whole all the same; that the folder is cut off is said at the end.
    if (!container.cut) throw error;
  }
  yield* extractor.extract(sourceOfBytes(bytes), limits, signal, { ...tools, name: 'TXT.rtf' });
  if (container.cut) throw cutOff();
}
