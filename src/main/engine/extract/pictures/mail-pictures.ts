import type { ByteSource, FoundPicture } from '../../types.ts';
import { mailBytes } from '../email/mail-bytes.ts';
import { type Attachment, readMessage } from '../email/read-message.ts';
import { htmlTree, treeNode } from '../html/html-tree.ts';
import { rawHeader } from '../mime/mime-header.ts';
import { type MimePart, mimeTree } from '../mime/mime-tree.ts';
import { partText } from '../mime/part-text.ts';
import { flowPictures } from './flow.ts';
import { takenLimits } from './limits.ts';
import { pageFlow } from './page-flow.ts';
import type { Taking } from './taken-file.ts';

/**
 * Pictures a message shows in its text (`cid:` and `Content-Location`, RFC 2392 and 2557), in order, each under the path it has as a
 * member: the file itself is listed with the attachments.
 */
export async function* mailPictures(source: ByteSource, { signal }: Taking): AsyncGenerator<FoundPicture> {
  const { bytes } = await mailBytes(source, signal);
  const pages = pagesOf(mimeTree(bytes));
  if (pages.length === 0) return;
  const { attachments } = await readMessage(bytes);
  const paths = referencesOf(attachments);
  if (paths.size === 0) return;
  const seen = new Set<string>();
  for (const page of pages) {
    signal.throwIfAborted();
    const html = (await partText(bytes, page)).slice(0, takenLimits.pageCharacters);
    const flow = pageFlow(treeNode(htmlTree(html)), (reference) => paths.get(plain(reference)) ?? null);
    for (const picture of flowPictures(flow)) {
      if (seen.has(picture.place)) continue;
      seen.add(picture.place);
      yield { ...picture, picture: null };
    }
  }
}

/** The web pages of a message's text, not those attached to it. */
function pagesOf(part: MimePart): MimePart[] {
  if (part.children.length > 0) return part.children.flatMap(pagesOf);
  return part.type === 'text/html' && part.disposition !== 'attachment' ? [part] : [];
}

/** The paths of attachments by what a page may call them. */
function referencesOf(attachments: readonly Attachment[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { member, part } of attachments) {
    const id = rawHeader(part.headers, 'content-id')?.trim().replace(/^<|>$/g, '');
    const location = rawHeader(part.headers, 'content-location')?.trim();
    for (const name of [id ? `cid:${id}` : null, location]) {
      if (name && !paths.has(plain(name))) paths.set(plain(name), member.path);
    }
  }
  return paths;
}

/** References may escape signs that an identifier has as they are, and mailers differ in the case of `cid:`. */
function plain(reference: string): string {
  const text = reference.trim().replace(/^cid:/i, 'cid:');
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign that escapes nothing.
    return text;
  }
}
