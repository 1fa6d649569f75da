import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import { decodeXmlText, readXmlAttributes, xmlLocalName } from './xml-tag.ts';

/** An element of an XML tree; names are local (without prefix), the first of two attributes with one local name counts. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
};

/**
 * A tree of an XML text for documents whose grammar is known (Office parts). Small on purpose: entities are only the five of
 * XML and numeric ones, a document type is refused (`file-damaged`), so nothing is ever expanded or fetched. Takes time in
 * proportion to the text, whatever stands in it.
 */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open: XmlElement[] = [root];
  let at = 0;
  /** Where `mark` ends that starts with what stands at `at`. */
  const endOf = (mark: string): number => {
    const end = xml.indexOf(mark, at);
    if (end < 0) throw damagedXml('end');
    return end + mark.length;
  };
  while (at < xml.length) {
    const parent = open.at(-1) ?? root;
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at);
      const end = next < 0 ? xml.length : next;
      parent.children.push(decodeXmlText(xml.slice(at, end)));
      at = end;
    } else if (xml.startsWith('<!--', at)) at = endOf('-->');
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = endOf(']]>');
      parent.children.push(xml.slice(at + '<![CDATA['.length, end - ']]>'.length));
      at = end;
    } else if (xml.startsWith('<?', at)) at = endOf('?>');
    else if (xml.startsWith('<!', at)) throw damagedXml('doctype');
    else {
      const end = tagEnd(xml, at);
      readTag(xml.slice(at + 1, end), open);
      at = end + 1;
    }
  }
  if (open.length > 1) throw damagedXml('end');
  return root.children.find((child): child is XmlElement => typeof child !== 'string') ?? root;
}

/** Opens or closes the element of a tag, given without its angle brackets. */
function readTag(tag: string, open: XmlElement[]): void {
  const parent = open.at(-1);
  if (tag.startsWith('/')) {
    if (open.length === 1 || parent?.name !== xmlLocalName(tag.slice(1).trimEnd())) throw damagedXml('nesting');
    open.pop();
    return;
  }
  const empty = tag.endsWith('/');
  const name = /^[^\s/]*/.exec(tag)?.[0] ?? '';
  const attributes = readXmlAttributes(tag.slice(name.length, empty ? -1 : undefined));
  const element: XmlElement = { name: xmlLocalName(name), attributes, children: [] };
  parent?.children.push(element);
  if (!empty) open.push(element);
  if (open.length > limits.extract.maxDepth) throw damagedXml('depth');
}

/** The place of the bracket that closes the tag at `at`; one inside quotes does not. Throws `file-damaged` without one. */
function tagEnd(xml: string, at: number): number {
  const end = xmlTagEnd(xml, at);
  if (end < 0) throw damagedXml('end');
  return end;
}

/** The place of the bracket that closes the tag at `at`, -1 when there is none. */
export function xmlTagEnd(xml: string, at: number): number {
  for (let end = at + 1; end < xml.length; end += 1) {
    const sign = xml[end];
    if (sign === '>') return end;
    if (sign === '"' || sign === "'") {
      end = xml.indexOf(sign, end + 1);
      if (end < 0) break;
    }
  }
  return -1;
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

function damagedXml(reason: string): AppError {
  return new AppError('file-damaged', 'The file is damaged: one of its parts can not be read.', { reason });
}
