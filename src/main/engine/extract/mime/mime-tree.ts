import { headerWithParameters } from './header-parameters.ts';
import { mimeLimits } from './limits.ts';
import { type MimeHeader, readHeaders } from './mime-header.ts';
import { withoutComments } from './without-comments.ts';

/** A part of a message; `start` and `end` bound its body in the bytes of the whole message, still encoded. */
export type MimePart = {
  readonly headers: readonly MimeHeader[];
  /** `text/plain`, lower case. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** `attachment`, `inline` or ''. */
  readonly disposition: string;
  readonly dispositionParameters: ReadonlyMap<string, string>;
  /** Transfer encoding, lower case: `base64` … */
  readonly encoding: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly MimePart[];
};

type Draft = Omit<MimePart, 'end' | 'children'> & { end: number; readonly children: Draft[] };
type Open = { readonly part: Draft; readonly boundary: string };

const lineFeed = 10;
const carriageReturn = 13;
const dash = 45;

/**
 * The tree of a message's parts, found in one pass over its lines. Missing end marks, marks of an outer part inside an inner one
 * and text without any header are tolerated; depth and number of parts are bounded by `mimeLimits`.
 */
export function mimeTree(bytes: Uint8Array, start = 0, end = bytes.length): MimePart {
  const root = readPart(bytes, start, end, 'text/plain');
  const open: Open[] = [];
  let parts = 1;
  /** The leaf that takes the lines until the next mark; null between parts. */
  let leaf: Draft | null = root;
  const enter = (part: Draft) => {
    const boundary = boundaryOf(part);
    if (boundary === null || open.length >= mimeLimits.maxNesting) return;
    open.push({ part, boundary });
    leaf = null;
  };
  enter(root);
  let at = root.start;
  while (at < end && open.length > 0) {
    // Lines of base64 hold no dash: looking for dashes skips them whole.
    at = bytes.indexOf(dash, at);
    if (at < 0 || at >= end) break;
    const opensLine = bytes[at + 1] === dash && (at === root.start || bytes[at - 1] === lineFeed);
    const next = opensLine ? bytes.indexOf(lineFeed, at) : -1;
    const lineEnd = next < 0 || next >= end ? end : next;
    const after = Math.min(end, lineEnd + 1);
    const mark = opensLine ? markOf(bytes, at, lineEnd, open) : null;
    if (!mark) {
      at += 1;
      continue;
    }
    const bodyEnd = beforeLineEnd(bytes, at, root.start);
    for (const { part } of open.slice(mark.level + 1)) part.end = bodyEnd;
    if (leaf) (leaf as Draft).end = Math.max((leaf as Draft).start, bodyEnd);
    leaf = null;
    open.length = mark.level + 1;
    const holder = open[mark.level] as Open;
    at = after;
    if (mark.closes) {
      holder.part.end = after;
      open.length = mark.level;
      continue;
    }
    if (parts >= mimeLimits.maxParts) {
      leaf = holder.part.children.at(-1) ?? null;
      if (leaf) leaf.end = end;
      break;
    }
    parts += 1;
    const child = readPart(
      bytes,
      after,
      end,
      holder.part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
    );
    holder.part.children.push(child);
    leaf = child;
    enter(child);
    at = child.start;
  }
  const last = open.at(-1);
  if (leaf && last) (leaf as Draft).end = withoutClosingMark(bytes, leaf, last.boundary);
  return root;
}

/** Where the text of the last part ends: the closing mark may follow it on its own line. */
function withoutClosingMark(bytes: Uint8Array, part: Draft, boundary: string): number {
  let end = part.end;
  while (end > part.start && (bytes[end - 1] ?? 0) <= 32) end -= 1;
  const mark = new TextEncoder().encode(`--${boundary}--`);
  const at = end - mark.length;
  return at >= part.start && mark.every((byte, index) => bytes[at + index] === byte) ? at : part.end;
}

function readPart(bytes: Uint8Array, start: number, end: number, usualType: string): Draft {
  // The empty line may be missing before a mark: headers end there too.
  const { headers, bodyStart } = readHeaders(bytes, start, end);
  // Of several content types the last is what most programs show.
  const types = headers.filter((header) => header.name.toLowerCase() === 'content-type');
  const type = headerWithParameters(types.at(-1)?.value ?? '');
  const disposition = headerWithParameters(first(headers, 'content-disposition'));
  return {
    headers,
    type: /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type.value) ? type.value : shortType(type.value, usualType),
    parameters: type.parameters,
    disposition: disposition.value,
    dispositionParameters: disposition.parameters,
    encoding: /[\w-]+/.exec(withoutComments(first(headers, 'content-transfer-encoding')).toLowerCase())?.[0] ?? '',
    start: bodyStart,
    end,
    children: [],
  };
}

/** Old mailers write `text` alone. */
function shortType(value: string, usual: string): string {
  if (value === '') return usual;
  return value === 'html' ? 'text/html' : value === 'text' ? 'text/plain' : 'application/octet-stream';
}

function first(headers: readonly MimeHeader[], name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

function boundaryOf(part: Draft): string | null {
  if (!part.type.startsWith('multipart/')) return null;
  const boundary = part.parameters.get('boundary')?.trimEnd() ?? '';
  return boundary === '' ? null : boundary;
}

/** The innermost open part whose mark this line is; the exact mark goes before a closing one. */
function markOf(
  bytes: Uint8Array,
  at: number,
  lineEnd: number,
  open: readonly Open[],
): { readonly level: number; readonly closes: boolean } | null {
  // Boundaries have 70 characters at most by the standard; a few writers use more.
  if (lineEnd - at > 400) return null;
  const line = latin(bytes, at + 2, lineEnd).trimEnd();
  for (let level = open.length - 1; level >= 0; level -= 1) {
    if (open[level]?.boundary === line) return { level, closes: false };
  }
  if (!line.endsWith('--')) return null;
  const closed = line.slice(0, -2);
  for (let level = open.length - 1; level >= 0; level -= 1) {
    if (open[level]?.boundary === closed) return { level, closes: true };
  }
  return null;
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

/** The line break before a mark belongs to the mark. */
function beforeLineEnd(bytes: Uint8Array, at: number, least: number): number {
  let end = at;
  if (end > least && bytes[end - 1] === lineFeed) end -= 1;
  if (end > least && bytes[end - 1] === carriageReturn) end -= 1;
  return end;
}
