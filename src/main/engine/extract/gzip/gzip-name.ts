import { endingOf } from '../recognise/ending-of.ts';

/**
 * The name of what a gzip file holds: its own without `.gz` (`.tgz` becomes `.tar`), or the one stored in its header where that
 * alone has an ending.
 */
export function gzipName(name: string, head: Uint8Array): string {
  const stored = storedName(head);
  const own = /\.(?:tgz|taz)$/i.test(name) ? name.replace(/\.\w+$/, '.tar') : name.replace(/\.(?:gz|gzip|z)$/i, '');
  if (own !== name && (endingOf(own) !== '' || stored === '' || endingOf(stored) === '')) return own || 'content';
  return stored || own || 'content';
}

/** The file name in a gzip header (RFC 1952), without folders; '' when there is none. */
function storedName(head: Uint8Array): string {
  const flags = head[3] ?? 0;
  if (!(flags & 8)) return '';
  const start = flags & 4 ? 12 + (head[10] ?? 0) + 256 * (head[11] ?? 0) : 10;
  const end = head.indexOf(0, start);
  if (end < 0) return '';
  const name = new TextDecoder('windows-1252').decode(head.subarray(start, end));
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace(/\p{Cc}/gu, '');
  return last === '..' || last === '.' ? '' : last;
}
