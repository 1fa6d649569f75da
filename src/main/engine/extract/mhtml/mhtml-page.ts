import { AppError } from '../../../../preload/contract/errors.ts';
import type { Member, MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { mailDate } from '../email/mail-date.ts';
import { htmlLimits } from '../html/limits.ts';
import { pageOfBytes, withFrames } from '../html/page-of-bytes.ts';
import type { Page } from '../html/read-page.ts';
import { decodedBytes } from '../mime/decode-transfer.ts';
import { mimeLimits } from '../mime/limits.ts';
import { headerText, rawHeader } from '../mime/mime-header.ts';
import { type MimePart, mimeTree } from '../mime/mime-tree.ts';
import { endingOfType, partName, safeName, uniquePaths } from '../mime/part-name.ts';
import { mhtmlLimits } from './limits.ts';

export type MhtmlPage = {
  readonly page: Page;
  /** What the file itself says about the page. */
  readonly headers: readonly MetadataField[];
  readonly files: readonly { readonly member: Member; readonly part: MimePart }[];
};

/** Reads the page in an MHTML file. Throws `file-damaged` when none is in it. */
export async function mhtmlPage(bytes: Uint8Array): Promise<MhtmlPage> {
  const root = mimeTree(bytes);
  const leaves = leavesOf(root);
  const pages = leaves.filter(({ type }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type));
  const start = root.parameters.get('start')?.trim();
  const main =
    pages.find((part) => start && rawHeader(part.headers, 'content-id') === start) ??
    pages[0] ??
    leaves.find(({ type }) => type === 'text/plain');
  if (!main) throw new AppError('file-damaged', 'The file holds no web page.', {});
  const read = (part: MimePart) =>
    pageOfBytes(
      decodedBytes(bytes.subarray(part.start, part.end), part.encoding, mimeLimits.maxTextBytes),
      part.parameters.get('charset') ?? '',
    );
  const frames: Page[] = [];
  for (const part of pages.filter((one) => one !== main).slice(0, htmlLimits.maxFrames)) frames.push(await read(part));
  const page = withFrames(await read(main), frames);
  const headers: MetadataField[] = [];
  const add = (name: string, value: string | null, source: string) => {
    const clean = cleanText(value ?? '').trim();
    if (clean !== '' && !page.fields.some((field) => field.name === name))
      headers.push({ name, value: clean, source: `mhtml:${source}` });
  };
  add('title', headerText(root.headers, 'subject'), 'Subject');
  add('url', rawHeader(root.headers, 'snapshot-content-location'), 'Snapshot-Content-Location');
  if (headers.every(({ name }) => name !== 'url'))
    add('url', rawHeader(main.headers, 'content-location'), 'Content-Location');
  add('saved', mailDate(rawHeader(root.headers, 'date') ?? ''), 'Date');
  return {
    page,
    headers,
    files: filesOf(
      bytes,
      leaves.filter((part) => part !== main && !pages.includes(part)),
    ),
  };
}

function leavesOf(root: MimePart): MimePart[] {
  const found: MimePart[] = [];
  const open = [root];
  for (let part = open.shift(); part; part = open.shift()) {
    if (part.children.length === 0) found.push(part);
    open.unshift(...part.children);
  }
  return found;
}

/** What only makes the page look as it does. */
const dressing =
  /^(?:text\/(?:css|javascript|xml|plain|x-.*)|application\/(?:javascript|x-javascript|json|xml|x-mso|font.*|x-font.*|vnd\.ms-fontobject|octet-stream)|font\/.*|image\/svg\+xml|multipart\/.*)$/;

function filesOf(bytes: Uint8Array, parts: readonly MimePart[]): MhtmlPage['files'] {
  const kept = parts.filter((part) => {
    if (part.disposition === 'attachment') return true;
    if (dressing.test(part.type)) return false;
    if (!part.type.startsWith('image/')) return true;
    return (part.end - part.start) * (part.encoding === 'base64' ? 0.74 : 1) >= mhtmlLimits.pictureBytes;
  });
  const names = kept.map((part, index) => nameInAddress(part) ?? partName(bytes, part, index + 1));
  const paths = uniquePaths(names);
  return kept.map((part, index) => ({
    part,
    member: { path: paths[index] ?? '', name: names[index] ?? '', size: null, modifiedMs: null, problem: null },
  }));
}

/** `https://site/files/report.pdf?x=1` → `report.pdf`. */
function nameInAddress(part: MimePart): string | null {
  const address = rawHeader(part.headers, 'content-location')?.replace(/[?#].*$/s, '') ?? '';
  const last = safeName(unescaped(address.slice(address.lastIndexOf('/') + 1)));
  if (last === '' || part.dispositionParameters.has('filename')) return null;
  const ending = endingOfType(part.type);
  return /\.\w{1,8}$/.test(last) || ending === 'dat' ? last : `${last}.${ending}`;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape: the name as it stands is good enough.
    return text;
  }
}
