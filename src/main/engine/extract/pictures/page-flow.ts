import type { DomNode } from '../html/dom-node.ts';
import type { FlowPart } from './flow.ts';

const blocks: ReadonlySet<string> = new Set(
  `p div li td th h1 h2 h3 h4 h5 h6 figcaption blockquote pre dd dt caption section article figure tr table ul ol body br hr`.split(
    /\s+/,
  ),
);
const silent: ReadonlySet<string> = new Set(['head', 'script', 'style', 'template', 'noscript', 'title']);

/** A web page or chapter as a flow; `placeOf` says which picture a reference means, null for those that are not inside. */
export function pageFlow(root: DomNode, placeOf: (reference: string) => string | null): FlowPart[] {
  const flow: FlowPart[] = [];
  let text = '';
  const end = () => {
    if (text.trim() !== '') flow.push({ text });
    text = '';
  };
  const visit = (node: DomNode) => {
    if (node.nodeType === 3) {
      text += node.nodeValue ?? '';
      return;
    }
    const name = node.localName ?? '';
    if (silent.has(name)) return;
    const isBlock = blocks.has(name);
    if (isBlock) end();
    const reference =
      name === 'img'
        ? node.getAttribute?.('src')
        : name === 'image'
          ? (node.getAttribute?.('xlink:href') ?? node.getAttribute?.('href'))
          : null;
    const place = reference ? placeOf(reference) : null;
    if (place !== null) {
      end();
      flow.push({ place, caption: node.getAttribute?.('alt') ?? '' });
    }
    for (const child of node.childNodes) visit(child);
    if (isBlock) end();
  };
  visit(root);
  end();
  return flow;
}
