import { cleanText } from '../clean-text.ts';
import { mimeLimits } from './limits.ts';
import { decodedHeader, headerText } from './mime-header.ts';
import { type MimePart, mimeTree } from './mime-tree.ts';

const endings: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'application/ics': 'ics',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/directory': 'vcf',
  'text/csv': 'csv',
  'text/markdown': 'md',
  'text/rtf': 'rtf',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/json': 'json',
  'application/rtf': 'rtf',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
  'application/gzip': 'gz',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/epub+zip': 'epub',
  'application/ms-tnef': 'dat',
  'application/pkcs7-mime': 'p7m',
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/pjpeg': 'jpg',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
};

/** The usual file ending of a media type without the dot. */
export function endingOfType(type: string): string {
  return (Object.hasOwn(endings, type) ? endings[type] : undefined) ?? 'dat';
}

/** The name a part itself gives, fit for a person, or null. */
export function declaredName(part: MimePart): string | null {
  const named = part.dispositionParameters.get('filename') ?? part.parameters.get('name');
  return named === undefined ? null : safeName(named) || null;
}

/** The name of an attached part: its own, a message's subject, else `part-3.png` by its place and type. */
export function partName(bytes: Uint8Array, part: MimePart, ordinal: number): string {
  const declared = declaredName(part);
  if (declared) return /\.[\p{L}\p{N}]{1,8}$/u.test(declared) ? declared : withEnding(declared, part.type);
  if (part.type === 'message/rfc822' || part.type === 'message/global') {
    const subject =
      part.encoding === 'base64' ? null : headerText(mimeTree(bytes, part.start, part.end).headers, 'subject');
    return `${safeName(subject ?? '') || `message-${ordinal}`}.eml`;
  }
  if (part.type === 'text/calendar') return 'invite.ics';
  const described = safeName(
    decodedHeader(part.headers.find(({ name }) => name.toLowerCase() === 'content-description')?.value ?? ''),
  );
  if (described) return /\.[\p{L}\p{N}]{1,8}$/u.test(described) ? described : withEnding(described, part.type);
  return withEnding(`part-${ordinal}`, part.type);
}

function withEnding(name: string, type: string): string {
  // A name that says nothing about its format gets the ending its type says; unknown types leave it as it is.
  const ending = endingOfType(type);
  return ending === 'dat' ? name : `${name}.${ending}`;
}

/** A file name without folders, signs no name may hold, and nothing a person can't see; '' when nothing is left. */
export function safeName(name: string): string {
  const last =
    cleanText(name)
      .replace(/[\n\t]+/g, ' ')
      .split(/[/\\]/)
      .filter((piece) => piece.trim() !== '')
      .at(-1) ?? '';
  const plain = last
    .replace(/[<>:"|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+$/, '');
  if (plain.length <= mimeLimits.maxNameCharacters) return plain;
  const ending = /\.[^.]{1,16}$/.exec(plain)?.[0] ?? '';
  return (
    plain
      .slice(0, mimeLimits.maxNameCharacters - ending.length)
      .toWellFormed()
      .replace(/\uFFFD$/, '')
      .trim() + ending
  );
}

/** Paths for names in order: a repeated name gets a number, `a.txt`, `a (2).txt`. Compared without case. */
export function uniquePaths(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    const folded = name.toLowerCase();
    if (!taken.has(folded)) {
      taken.add(folded);
      return name;
    }
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let count = counts.get(folded) ?? 1;
    let path = name;
    while (taken.has(path.toLowerCase())) {
      count += 1;
      path = `${stem} (${count})${ending}`;
    }
    counts.set(folded, count);
    taken.add(path.toLowerCase());
    return path;
  });
}
