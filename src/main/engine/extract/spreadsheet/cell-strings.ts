import { AppError } from '../../../../preload/contract/errors.ts';
import type { OfficePackage } from '../ooxml/office-package.ts';
import { decodeXmlText } from '../xml/xml-tag.ts';
import { spreadsheetLimits } from './limits.ts';
import { streamedElements } from './streamed-elements.ts';

/** The strings cells of all sheets refer to by number. Rejects with `text-limit`, `file-damaged`. */
export async function sharedStrings(file: OfficePackage, path: string): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  for await (const item of streamedElements(file.pieces(path), 'si', file.cut)) {
    const text = richText(item);
    characters += text.length;
    if (characters > spreadsheetLimits.maxStringCharacters) {
      throw new AppError('text-limit', 'The workbook holds more text than is read from one file.', {});
    }
    strings.push(text);
  }
  return strings;
}

/** The words of a rich string's markup, without the pronunciation that may stand with it. */
export function richText(markup: string): string {
  const spoken = markup.includes('rPh') ? markup.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : markup;
  let text = '';
  for (const [, part] of spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += part;
  return unescapedText(text);
}

/** Entities, and control characters as Excel writes them: `_x000D_`. */
export function unescapedText(text: string): string {
  const plain = decodeXmlText(text);
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : plain;
}
