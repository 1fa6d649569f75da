import { AppError } from '../../../../preload/contract/errors.ts';
import type { Extractor } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { documentItems } from '../document-items.ts';
import { readAll } from '../read-all.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { withoutDoctype } from '../xml/without-doctype.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';
import { imageLimits } from './limits.ts';

/** SVG drawings: the words of their text elements in document order; title and description are metadata. */
export const svgExtractor: Extractor = {
  kind: 'svg',
  version: 1,
  endings: ['svg'],
  async *extract(source, limits, signal) {
    if (source.size > imageLimits.maxSvgBytes) {
      throw new AppError('file-too-large', 'The drawing is too large to be read.', { bytes: source.size });
    }
    const root = parseXml(withoutDoctype(await decodeXml(await readAll(source, signal), signal)));
    if (root.name !== 'svg') throw new AppError('file-damaged', 'This file is no SVG drawing.');
    const fields = [
      { name: 'title', tag: 'title' },
      { name: 'description', tag: 'desc' },
    ].flatMap(({ name, tag }) => {
      const own = root.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === tag);
      const value = xmlText(own).replace(/\s+/g, ' ').trim();
      return value === '' ? [] : [{ name, value, source: `svg:${tag}` }];
    });
    const drafts = [...descendantsNamed(root, 'text')].map(
      (element): BlockDraft => ({ kind: 'paragraph', level: 0, text: linesOf(element) }),
    );
    yield* documentItems(fields, drafts, limits, signal);
  },
};

/** A text element; parts with a place of their own stand on a line of their own. */
function linesOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/\s+/g, ' ');
      const apart = child.name === 'tspan' && (child.attributes.has('y') || child.attributes.has('dy'));
      return apart ? `\n${linesOf(child)}` : linesOf(child);
    })
    .join('')
    .trim();
}
