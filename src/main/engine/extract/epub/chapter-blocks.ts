import type { BlockDraft } from '../block-draft.ts';
import type { DomNode } from '../html/dom-node.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import { htmlTree, treeNode } from '../html/html-tree.ts';
import { xhtmlToHtml } from './xhtml-to-html.ts';

/** Elements that decorate a web page but are part of a book: its table of contents, what stands in for a drawing. */
const ownText = new Set(['nav', 'canvas', 'footer', 'noscript']);

/** The blocks of a chapter: nothing in a book is taken for decoration. A page that is nothing but a picture has no text. */
export function chapterBlocks(xhtml: string): BlockDraft[] {
  const root = bookNode(treeNode(htmlTree(xhtmlToHtml(xhtml))), false);
  return hasText(root) ? htmlBlocks(root) : [];
}

function bookNode(node: DomNode, inTable: boolean): DomNode {
  const name = node.localName;
  const within = inTable || name === 'nav';
  // Entries of a table of contents are not numbered on the page.
  const shown = name !== undefined && ownText.has(name) ? 'div' : within && name === 'ol' ? 'ul' : name;
  return {
    nodeType: node.nodeType,
    parentName: node.parentName,
    ...(shown === undefined ? {} : { localName: shown }),
    ...(node.nodeValue === undefined ? {} : { nodeValue: node.nodeValue }),
    get childNodes() {
      return node.childNodes.map((child) => bookNode(child, within));
    },
    getAttribute: (attribute) =>
      attribute === 'role' || attribute === 'aria-hidden' ? null : (node.getAttribute?.(attribute) ?? null),
  };
}

function hasText(node: DomNode): boolean {
  if (node.nodeType === 3) return (node.nodeValue ?? '').trim() !== '';
  if (node.localName === 'head' || node.localName === 'script' || node.localName === 'style') return false;
  return node.childNodes.some(hasText);
}
