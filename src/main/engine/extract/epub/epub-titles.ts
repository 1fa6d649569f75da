import type { Container } from '../container/open-container.ts';
import type { DomNode } from '../html/dom-node.ts';
import { htmlTree, treeNode } from '../html/html-tree.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { childNamed } from '../xml/parse-xml.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';
import { type EpubPackage, xmlPart } from './epub-package.ts';
import { epubPath } from './epub-path.ts';
import { epubLimits } from './limits.ts';
import { xhtmlToHtml } from './xhtml-to-html.ts';

/**
 * The title of each chapter file as the table of contents has it: the entry for the whole file, else the first one into it.
 * Empty where the book has no readable table.
 */
export async function epubTitles(
  container: Container,
  { navigation, ncx }: EpubPackage,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const whole = new Map<string, string>();
  const first = new Map<string, string>();
  const add = (file: string, reference: string, title: string) => {
    const path = epubPath(file, reference);
    const text = title.replace(/\s+/g, ' ').trim();
    if (path === null || text === '') return;
    if (!reference.includes('#') && !whole.has(path)) whole.set(path, text);
    if (!first.has(path)) first.set(path, text);
  };
  if (ncx) {
    const root = await xmlPart(container, ncx, signal).catch(() => null);
    const visit = (parent: Parameters<typeof descendantsNamed>[0]) => {
      for (const point of descendantsNamed(parent, 'navPoint')) {
        const title = xmlText(childNamed(point, 'navLabel'));
        add(ncx, childNamed(point, 'content')?.attributes.get('src') ?? '', title);
        visit(point);
      }
    };
    visit(root ?? undefined);
  }
  const bytes = navigation ? await container.read(navigation, epubLimits.maxPackageBytes) : null;
  if (navigation && bytes) {
    first.clear();
    whole.clear();
    for (const link of linksIn(treeNode(htmlTree(xhtmlToHtml(await decodeXml(bytes, signal)))), false)) {
      add(navigation, link.getAttribute?.('href') ?? '', textIn(link));
    }
  }
  return new Map([...first, ...whole]);
}

/** Links of the table of contents; lists of pages and landmarks are other tables. */
function* linksIn(node: DomNode, inside: boolean): Generator<DomNode> {
  const type = node.getAttribute?.('epub:type');
  if (node.localName === 'nav' && type && !/\btoc\b/.test(type)) return;
  const within = inside || node.localName === 'nav';
  if (within && node.localName === 'a') yield node;
  else for (const child of node.childNodes) yield* linksIn(child, within);
}

function textIn(node: DomNode): string {
  return node.nodeType === 3 ? (node.nodeValue ?? '') : node.childNodes.map(textIn).join('');
}
