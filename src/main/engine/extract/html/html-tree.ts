import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { limits } from '../../limits.ts';
import type { DomNode } from './dom-node.ts';
import { flatText } from './flat-text.ts';
import { htmlLimits } from './limits.ts';

export type HtmlTree = DefaultTreeAdapterMap['document'];
type Parent = DefaultTreeAdapterMap['parentNode'];
type Child = DefaultTreeAdapterMap['childNode'];

/**
 * An HTML text as a browser would understand it (parse5 follows the HTML standard), in time proportional to its length. What
 * stands deeper than `limits.extract.maxDepth` is flattened to its text: everything after this walks the tree by recursion. A page with
 * more markup than a tree can be made of has a body of `plaintext` elements, with a line of text for each block.
 */
export function htmlTree(html: string): HtmlTree {
  const root = boundedTree(html) ?? flatTree(html);
  const open: { readonly node: Parent; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, depth } = place;
    if (depth < limits.extract.maxDepth) {
      for (const child of node.childNodes) if ('childNodes' in child) open.push({ node: child, depth: depth + 1 });
      continue;
    }
    const value = textUnder(node);
    node.childNodes = value === '' ? [] : [{ nodeName: '#text', value, parentNode: node }];
  }
  return root;
}

/** Thrown out of the parser when the tree grows too large. */
class TreeTooLarge extends Error {}

function boundedTree(html: string): HtmlTree | null {
  if (html.length > htmlLimits.maxTreeCharacters) return null;
  let elements = 0;
  let depth = 0;
  const count = (tooMany: boolean) => {
    if (tooMany) throw new TreeTooLarge();
  };
  try {
    return parse(html, {
      treeAdapter: {
        ...defaultTreeAdapter,
        createElement: (...given) => {
          elements += 1;
          count(elements > htmlLimits.maxTreeElements);
          return defaultTreeAdapter.createElement(...given);
        },
        onItemPush: () => {
          depth += 1;
          count(depth > htmlLimits.maxTreeDepth);
        },
        onItemPop: () => {
          depth -= 1;
        },
      },
    });
  } catch (error) {
    if (error instanceof TreeTooLarge) return null;
    throw error;
  }
}

/** The head of a page as it is, its text in `plaintext` elements. */
function flatTree(html: string): HtmlTree {
  const root = parse(html.slice(0, htmlLimits.headCharacters));
  const page = root.childNodes.find((node) => node.nodeName === 'html');
  const body = page && 'childNodes' in page ? page.childNodes.find((node) => node.nodeName === 'body') : undefined;
  if (!body || !('tagName' in body)) return root;
  body.childNodes = [];
  const scan = flatText();
  for (const piece of [...scan.add(html), ...scan.end()]) {
    const element = defaultTreeAdapter.createElement('plaintext', body.namespaceURI, []);
    defaultTreeAdapter.insertText(element, piece);
    defaultTreeAdapter.appendChild(body, element);
  }
  return root;
}

function textUnder(root: Parent): string {
  const parts: string[] = [];
  const open: Child[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if ('value' in node) parts.push(node.value);
    else if ('childNodes' in node && node.nodeName !== 'script' && node.nodeName !== 'style') {
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) open.push(node.childNodes[at] as Child);
    }
  }
  return parts.join(' ');
}

/** A tree as the nodes that `htmlBlocks` walks. */
export function treeNode(node: Parent | Child, parentName = ''): DomNode {
  if ('value' in node) return { nodeType: 3, nodeValue: node.value, parentName, childNodes: [] };
  if ('tagName' in node) {
    const { tagName, attrs } = node;
    return {
      nodeType: 1,
      localName: tagName,
      parentName,
      get childNodes() {
        return node.childNodes.map((child) => treeNode(child, tagName));
      },
      getAttribute: (name) => attrs.find((attribute) => attribute.name === name)?.value ?? null,
    };
  }
  return {
    nodeType: 'childNodes' in node ? 9 : 8,
    parentName,
    get childNodes() {
      return 'childNodes' in node ? node.childNodes.map((child) => treeNode(child)) : [];
    },
  };
}

/** The text of the first element of that name in document order, or null. */
export function textOfFirst(root: Parent, name: string): string | null {
  const open: Child[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('childNodes' in node)) continue;
    if (node.nodeName === name) return textUnder(node);
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) open.push(node.childNodes[at] as Child);
  }
  return null;
}

/** The texts of all elements of that name in document order; `ofType` decides by their type attribute. */
export function textsOf(root: Parent, name: string, ofType: (type: string) => boolean = () => true): string[] {
  const texts: string[] = [];
  for (const node of elementNodes(root, name)) {
    const type = node.attrs.find((attribute) => attribute.name === 'type')?.value ?? '';
    if (ofType(type.trim().toLowerCase())) texts.push(textUnder(node));
  }
  return texts;
}

/** The attributes of all elements of that name in document order. */
export function elementsOf(root: Parent, name: string): ReadonlyMap<string, string>[] {
  return elementNodes(root, name).map(
    (node) =>
      new Map(
        node.attrs.map((attribute) => [
          attribute.prefix ? `${attribute.prefix}:${attribute.name}` : attribute.name,
          attribute.value,
        ]),
      ),
  );
}

/** How many elements a tree has. */
export function elementCount(root: Parent): number {
  let count = 0;
  const open: Parent[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    count += 1;
    for (const child of node.childNodes) if ('childNodes' in child) open.push(child);
  }
  return count;
}

function elementNodes(root: Parent, name: string): DefaultTreeAdapterMap['element'][] {
  const found: DefaultTreeAdapterMap['element'][] = [];
  const open: Child[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('childNodes' in node)) continue;
    if ('tagName' in node && node.tagName === name) found.push(node);
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) open.push(node.childNodes[at] as Child);
  }
  return found;
}
