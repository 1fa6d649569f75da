import { parseHTML } from 'linkedom/worker';
import { type DefaultTreeAdapterMap, parse, serialize } from 'parse5';
import { limits } from '../../limits.ts';
import type { DomDocument } from './dom-node.ts';

type Tree = DefaultTreeAdapterMap['parentNode'];
type TreeNode = DefaultTreeAdapterMap['childNode'];

/**
 * A DOM of an HTML text as a browser would read it: parse5 mends the markup by the HTML standard, linkedom gives it the
 * DOM methods that readability needs. Nothing is run or fetched.
 */
export function parseHtml(html: string): DomDocument {
  const tree = parse(html);
  flattenBelow(tree, limits.extract.maxDepth);
  return (parseHTML(serialize(tree)) as unknown as { document: DomDocument }).document;
}

/** Replaces what stands deeper than `most` by its plain text: everything after this walks the tree by recursion. */
function flattenBelow(root: Tree, most: number): void {
  const open: { readonly node: Tree; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, depth } = place;
    if (depth < most) {
      for (const child of node.childNodes) if ('childNodes' in child) open.push({ node: child, depth: depth + 1 });
      continue;
    }
    const value = textUnder(node);
    node.childNodes = value === '' ? [] : [{ nodeName: '#text', value, parentNode: node }];
  }
}

function textUnder(root: Tree): string {
  const parts: string[] = [];
  const open: TreeNode[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if ('value' in node) parts.push(node.value);
    else if ('childNodes' in node && node.nodeName !== 'script' && node.nodeName !== 'style') {
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) open.push(node.childNodes[at] as TreeNode);
    }
  }
  return parts.join(' ');
}
