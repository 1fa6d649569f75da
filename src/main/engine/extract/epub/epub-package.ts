import { AppError } from '../../../../preload/contract/errors.ts';
import type { Container } from '../container/open-container.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { childNamed, childrenNamed, parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { withoutDoctype } from '../xml/without-doctype.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { epubPath } from './epub-path.ts';
import { epubLimits } from './limits.ts';

export type EpubPackage = {
  readonly metadata: XmlElement | undefined;
  /** Paths of the chapters in reading order; null for one that the book names but never declares. */
  readonly spine: readonly (string | null)[];
  /** The table of contents of EPUB 3 and of EPUB 2. */
  readonly navigation: string | null;
  readonly ncx: string | null;
};

/** Reads the package description of a book. Rejects with `file-damaged` when there is none. */
export async function epubPackage(container: Container, signal: AbortSignal): Promise<EpubPackage> {
  const path = (await declaredPath(container, signal)) ?? container.paths.find((one) => /\.opf$/i.test(one));
  const root = path ? await xmlPart(container, path, signal) : null;
  if (!root && container.cut) return cutBook(container);
  if (!path || !root)
    throw new AppError('file-damaged', 'The file is damaged: the book has no table of its parts.', {});
  const items = new Map<string, XmlElement>();
  for (const item of childrenNamed(childNamed(root, 'manifest'), 'item')) {
    items.set(item.attributes.get('id') ?? '', item);
  }
  const pathOf = (item: XmlElement | undefined) => {
    const href = item?.attributes.get('href');
    return href === undefined ? null : epubPath(path, href);
  };
  const spine = childNamed(root, 'spine');
  const listed = [...childrenNamed(spine, 'itemref')].slice(0, epubLimits.maxChapters);
  let chapters = listed.map((one) => pathOf(items.get(one.attributes.get('idref') ?? '')));
  // A book without a reading order is read in the order of its list.
  if (chapters.length === 0) chapters = [...items.values()].filter(isChapter).map(pathOf);
  // Only the last file of a cut archive is cut: here the rest of the reading order is missing.
  if (container.cut && path === container.paths.at(-1)) {
    chapters.push(...cutBook(container).spine.filter((one) => !chapters.includes(one)));
  }
  const navigation = [...items.values()].find((item) => /\bnav\b/.test(item.attributes.get('properties') ?? ''));
  const ncx =
    items.get(spine?.attributes.get('toc') ?? '') ??
    [...items.values()].find((item) => item.attributes.get('media-type') === 'application/x-dtbncx+xml');
  return {
    metadata: childNamed(root, 'metadata'),
    spine: chapters,
    navigation: pathOf(navigation),
    ncx: pathOf(ncx),
  };
}

/** A book whose description was behind the cut: its chapters in the order of the archive. */
function cutBook({ paths }: Container): EpubPackage {
  const spine = paths.filter((one) => /\.x?html?$/i.test(one)).slice(0, epubLimits.maxChapters);
  return { metadata: undefined, spine, navigation: null, ncx: null };
}

/** A part of the book as an XML tree, or null when it is absent. Rejects with `file-damaged`. */
export async function xmlPart(container: Container, path: string, signal: AbortSignal): Promise<XmlElement | null> {
  const bytes = await container.read(path, epubLimits.maxPackageBytes);
  return bytes ? parseXml(withoutDoctype(await decodeXml(bytes, signal))) : null;
}

function isChapter(item: XmlElement): boolean {
  return /html/.test(item.attributes.get('media-type') ?? '');
}

async function declaredPath(container: Container, signal: AbortSignal): Promise<string | null> {
  const root = await xmlPart(container, 'META-INF/container.xml', signal);
  for (const file of descendantsNamed(root ?? undefined, 'rootfile')) {
    const path = epubPath('', file.attributes.get('full-path') ?? '');
    if (path && container.paths.includes(path)) return path;
  }
  return null;
}
