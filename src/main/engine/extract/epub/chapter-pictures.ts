import type { DomNode } from '../html/dom-node.ts';
import { htmlTree, treeNode } from '../html/html-tree.ts';
import { epubPath } from './epub-path.ts';
import { xhtmlToHtml } from './xhtml-to-html.ts';

/** Paths of the pictures a chapter shows, in order, each once. */
export function chapterPictures(xhtml: string, path: string): string[] {
  const found = new Set<string>();
  const visit = (node: DomNode) => {
    const name = node.localName;
    // Books put their pages into drawings to fit them to the screen.
    const reference = name === 'img' ? node.getAttribute?.('src') : name === 'image' ? hrefOf(node) : null;
    const picture = reference ? epubPath(path, reference) : null;
    if (picture) found.add(picture);
    for (const child of node.childNodes) visit(child);
  };
  visit(treeNode(htmlTree(xhtmlToHtml(xhtml))));
  return [...found];
}

function hrefOf(node: DomNode): string | null {
  return node.getAttribute?.('xlink:href') ?? node.getAttribute?.('href') ?? null;
}
