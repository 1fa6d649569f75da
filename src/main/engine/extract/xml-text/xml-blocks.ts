import type { BlockDraft } from '../block-draft.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';
import { xmlTextLimits } from './limits.ts';

const rows = /^(?:tr|row)$/i;
const titles = /^(?:title|head|heading|h[1-6])$/i;
const sections = /^(?:sec|sect\d?|section|chapter|appendix|part|article|book|body|preface)$/i;
/** Grammars whose attributes are measures of a drawing, and elements whose text is packed data. */
const drawings = /^svg$/i;
const unread = /^(?:binary|script|style|signaturevalue|x509certificate|xbrli:context)$/i;

/** Text of a feed or table that is a page in itself. */
const page = /<(?:p|div|br|h[1-6]|ul|ol|table|blockquote)\b[^<>]*>/i;

type HtmlReader = (html: string) => readonly BlockDraft[];

/**
 * The text of an XML tree whose grammar nobody here knows: text and attribute values in document order, rows of tables as rows,
 * HTML inside as blocks of its own.
 */
export function* xmlBlocks(root: XmlElement, readHtml: HtmlReader): Generator<BlockDraft> {
  yield* blocksOf(root, 0, !drawings.test(root.name), readHtml);
}

function* blocksOf(
  element: XmlElement,
  sectionDepth: number,
  attributes: boolean,
  readHtml: HtmlReader,
): Generator<BlockDraft> {
  if (unread.test(element.name)) return;
  const shown = attributes ? attributeText(element) : '';
  const children = element.children.filter((child): child is XmlElement => typeof child !== 'string');
  const ownText = element.children.some((child) => typeof child === 'string' && child.trim() !== '');
  if (rows.test(element.name) && children.length > 0) {
    yield { kind: 'table-row', level: 0, text: children.map((cell) => readable(xmlText(cell))).join('\t') };
  } else if (ownText || children.length === 0) {
    const own = readable(mixedText(element));
    if (children.length === 0 && page.test(own)) {
      yield* readHtml(own);
      return;
    }
    const text = [shown, own].filter((one) => one !== '').join(' ');
    const heading = titles.test(element.name) && text.length <= 200;
    if (text !== '') {
      yield heading
        ? { kind: 'heading', level: Math.min(6, sectionDepth + 1), text }
        : { kind: 'paragraph', level: 0, text };
    }
  } else {
    if (shown !== '') yield { kind: 'paragraph', level: 0, text: shown };
    const depth = sections.test(element.name) ? sectionDepth + 1 : sectionDepth;
    for (const child of children) yield* blocksOf(child, depth, attributes, readHtml);
  }
}

/** Text with the elements that stand in it; those hold words of the same sentence. */
function mixedText(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : unread.test(child.name) ? '' : mixedText(child)))
    .join('');
}

function attributeText(element: XmlElement): string {
  const values: string[] = [];
  for (const [name, value] of element.attributes) {
    // A name with its prefix repeats the one without; places of schemas are nothing a person wrote.
    if (name.includes(':') || /^(?:schemalocation|nonamespaceschemalocation|space)$/i.test(name)) continue;
    if (value.length <= xmlTextLimits.maxAttributeCharacters && /[\p{L}\p{N}]/u.test(value)) values.push(value.trim());
  }
  return values.join(' ');
}

function readable(text: string): string {
  const trimmed = text.trim();
  return trimmed.length >= xmlTextLimits.packedCharacters && !/\s/.test(trimmed) && /^[\w+/=-]+$/.test(trimmed)
    ? ''
    : trimmed;
}
