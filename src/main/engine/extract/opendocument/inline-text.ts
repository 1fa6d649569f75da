import type { XmlElement } from '../xml/parse-xml.ts';
import { openDocumentLimits } from './limits.ts';
import type { OpenDocumentContext } from './open-document-blocks.ts';

/** What is met inside a paragraph and stands behind it: frames and shapes. */
export type InlineFinds = { readonly boxes: XmlElement[] };

const boxes = new Set([
  'frame',
  'custom-shape',
  'rect',
  'ellipse',
  'circle',
  'g',
  'caption',
  'line',
  'connector',
  'path',
  'polygon',
]);
/** Marks of changes, bookmarks, pronunciation, scripts. */
const skipped = new Set([
  'ruby-text',
  'tracked-changes',
  'script',
  'note-citation',
  'annotation-end',
  'index-entry-span',
  'event-listeners',
]);

/** The text of a paragraph: white space as the format defines it (one space unless marked), notes as marks. */
export function inlineText(element: XmlElement, context: OpenDocumentContext, finds: InlineFinds): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      text += child.replace(/[\t\r\n ]+/g, ' ');
      continue;
    }
    if (skipped.has(child.name)) continue;
    if (child.name === 's') {
      const count = Number(child.attributes.get('c') ?? 1) || 1;
      text += ' '.repeat(Math.max(0, Math.min(count, openDocumentLimits.maxSpaces)));
    } else if (child.name === 'tab') text += '\t';
    else if (child.name === 'line-break') text += '\n';
    else if (child.name === 'note') text += context.noteMark(child);
    else if (child.name === 'annotation') context.comment(child);
    else if (boxes.has(child.name)) finds.boxes.push(child);
    else if (!context.styles.isHidden(child.attributes.get('style-name')) || child.name !== 'span') {
      text += inlineText(child, context, finds);
    }
  }
  return text;
}
