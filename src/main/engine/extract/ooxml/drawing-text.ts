import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';
import { equationText } from './equation-text.ts';

/** The text of a DrawingML paragraph (`a:p`): runs, fields, line breaks and equations. */
export function drawingParagraph(paragraph: XmlElement): string {
  let text = '';
  for (const child of paragraph.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'r' || child.name === 'fld') text += xmlText(childNamed(child, 't'));
    else if (child.name === 'br') text += '\n';
    else if (child.name === 'AlternateContent') text += drawingParagraph(chosen(child));
    else if (child.name === 'm' || child.name === 'oMath' || child.name === 'oMathPara') text += equationText(child);
  }
  return text;
}

/** Paragraphs of a text body as one text with line feeds between. */
export function drawingBody(body: XmlElement | undefined): string {
  return [...childrenNamed(body, 'p')].map(drawingParagraph).join('\n');
}

/** What a reader that knows the newer markup takes of `mc:AlternateContent`. */
export function chosen(alternate: XmlElement): XmlElement {
  return childNamed(alternate, 'Choice') ?? childNamed(alternate, 'Fallback') ?? { ...alternate, children: [] };
}

/** A picture's alternative text when it says something: no file name, no `Picture 3`; else ''. */
export function tellingDescription(properties: XmlElement | undefined): string {
  const text = (properties?.attributes.get('descr') ?? '')
    .replace(/\s*(?:AI-generated content may be incorrect\.|Description automatically generated[^\n]*)/g, '')
    .trim();
  if (/^\S*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/i.test(text) || /[\\/]\S+\.\w{3,4}$/.test(text)) return '';
  return /\p{L}{2}/u.test(text) && !/^(?:picture|image|grafik|bild|图片)\s*\d*$/iu.test(text) ? text : '';
}
