import { AppError } from '../../../../preload/contract/errors.ts';
import type { MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { plainBlocks } from '../email/plain-blocks.ts';
import { htmlLimits } from '../html/limits.ts';
import { pageOfBytes, withFrames } from '../html/page-of-bytes.ts';
import type { Page } from '../html/read-page.ts';
import { decodedText } from '../mime/decoded-text.ts';
import { type PlistValue, parsePlist } from '../plist/parse-plist.ts';
import { webarchiveLimits } from './limits.ts';

type Archive = ReadonlyMap<string, PlistValue>;

/** The page of a web archive with its frames. Throws `file-damaged` when there is none. */
export async function webarchivePage(
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<{ readonly page: Page; readonly fields: readonly MetadataField[] }> {
  const archive = await parsePlist(bytes, signal);
  if (!(archive instanceof Map)) throw new AppError('file-damaged', 'The file holds no web page.', {});
  const main = resourceOf(archive);
  if (!main) throw new AppError('file-damaged', 'The file holds no web page.', {});
  const frames: Page[] = [];
  for (const frame of framesOf(archive, 0)) frames.push(await pageOf(frame));
  const page = withFrames(await pageOf(main), frames);
  const address = main.get('WebResourceURL');
  const fields: MetadataField[] = [];
  if (typeof address === 'string' && !page.fields.some(({ name }) => name === 'url')) {
    fields.push({ name: 'url', value: cleanText(address), source: 'webarchive:WebResourceURL' });
  }
  return { page, fields };
}

function resourceOf(archive: Archive): Archive | null {
  const main = archive.get('WebMainResource');
  return main instanceof Map && main.get('WebResourceData') instanceof Uint8Array ? main : null;
}

function framesOf(archive: Archive, depth: number): Archive[] {
  const inner = archive.get('WebSubframeArchives');
  if (!Array.isArray(inner) || depth >= webarchiveLimits.maxFrameDepth) return [];
  const found: Archive[] = [];
  for (const frame of inner) {
    if (!(frame instanceof Map) || found.length >= htmlLimits.maxFrames) continue;
    const main = resourceOf(frame);
    if (main) found.push(main);
    found.push(...framesOf(frame, depth + 1));
  }
  return found.slice(0, htmlLimits.maxFrames);
}

async function pageOf(resource: Archive): Promise<Page> {
  const data = resource.get('WebResourceData');
  const charset = resource.get('WebResourceTextEncodingName');
  const type = resource.get('WebResourceMIMEType');
  const bytes = data instanceof Uint8Array ? data : new Uint8Array();
  const label = typeof charset === 'string' ? charset : '';
  if (type === undefined || (typeof type === 'string' && /html|xml/.test(type))) return await pageOfBytes(bytes, label);
  const isText = typeof type === 'string' && type.startsWith('text/');
  return { fields: [], blocks: isText ? plainBlocks(await decodedText(bytes, label)) : [], doubts: [] };
}
