import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import { decodeTransfer } from '../mime/decode-transfer.ts';
import { readAll } from '../read-all.ts';
import { mhtmlLimits } from './limits.ts';

/** Web pages saved as one file (RFC 2557: MHTML). The page is read like any other; files it carries are members. */
export const mhtmlExtractor: Extractor = {
  kind: 'mhtml',
  version: 1,
  endings: ['mhtml', 'mht'],
  sniff: (head) => {
    const text = new TextDecoder('windows-1252').decode(head.subarray(0, 2_048));
    const isPage = /^content-type:\s*multipart\/related[\s\S]{0,200}?type\s*=\s*"?text\/html/im.test(text);
    return isPage && /^(?:from: <?saved by|snapshot-content-location:|content-location:)/im.test(text);
  },
  extract,
  openMember,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const { mhtmlPage } = await import('./mhtml-page.ts');
  const { pageItems } = await import('../html/page-items.ts');
  const { page, headers, files } = await mhtmlPage(await whole(source, signal));
  for (const { member } of files) yield { type: 'member', member };
  const fields: MetadataField[] = [...headers];
  if (files.length > 0) {
    fields.push({
      name: 'attachments',
      value: files.map(({ member }) => member.name).join(', '),
      source: 'mhtml:Content-Location',
    });
  }
  yield* pageItems(page, fields, limits, signal);
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { mhtmlPage } = await import('./mhtml-page.ts');
  const bytes = await whole(source, signal);
  const found = (await mhtmlPage(bytes)).files.find(({ member }) => member.path === path);
  if (!found) throw new AppError('file-missing', 'The page has no such file.', { path });
  for (const piece of decodeTransfer(bytes.subarray(found.part.start, found.part.end), found.part.encoding)) {
    signal.throwIfAborted();
    yield piece;
  }
}

async function whole(source: ByteSource, signal: AbortSignal): Promise<Uint8Array> {
  if (source.size > mhtmlLimits.maxBytes) {
    throw new AppError('file-too-large', 'The saved page is too large to read.', { most: mhtmlLimits.maxBytes });
  }
  return await readAll(source, signal);
}
