import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';

/** An element of an XML tree; names are local (without prefix), the first of two attributes with one local name counts. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
};

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE|<(\/?)([^\s<>/]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>|[^<]+/gy;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * A tree of an XML text for documents whose grammar is known (Office parts). Small on purpose: entities are only the five of
 * XML and numeric ones, a document type is refused (`file-damaged`), so nothing is ever expanded or fetched.
 */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open: XmlElement[] = [root];
  token.lastIndex = 0;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    token.lastIndex = at;
    const found = token.exec(xml);
    if (!found) throw damagedXml('markup');
    at = token.lastIndex;
    const [whole, cdata, closing, name, attributes, empty] = found;
    const parent = open.at(-1) ?? root;
    if (cdata !== undefined) parent.children.push(cdata);
    else if (name !== undefined) {
      if (closing) {
        if (open.length < 2 || parent.name !== localName(name)) throw damagedXml('nesting');
        open.pop();
        continue;
      }
      const element: XmlElement = { name: localName(name), attributes: readAttributes(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
      if (open.length > limits.extract.maxDepth) throw damagedXml('depth');
    } else if (whole.startsWith('<!DOCTYPE')) throw damagedXml('doctype');
    else if (!whole.startsWith('<')) parent.children.push(decoded(whole));
  }
  if (open.length > 1) throw damagedXml('end');
  return root.children.find((child): child is XmlElement => typeof child !== 'string') ?? root;
}

/** Child elements of that name. */
export function* childrenNamed(element: XmlElement | undefined, name: string): Generator<XmlElement> {
  for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) yield child;
}

/** The first child element of that name. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of childrenNamed(element, name)) return child;
  return undefined;
}

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  if (text.trim() === '') return found;
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    if (name.startsWith('xmlns')) continue;
    const local = localName(name);
    if (!found.has(local)) found.set(local, decoded(double ?? single ?? ''));
  }
  return found;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\uFFFD' : String.fromCodePoint(code);
  });
}

function damagedXml(reason: string): AppError {
  return new AppError('file-damaged', 'The file is damaged: one of its parts can not be read.', { reason });
}
