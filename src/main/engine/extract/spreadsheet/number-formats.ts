import type { XmlElement } from '../xml/parse-xml.ts';
import { childNamed, childrenNamed } from '../xml/parse-xml.ts';

/** The program's own formats of dates and times (ECMA-376 18.8.30). */
const dateFormats: Readonly<Record<number, string>> = {
  14: 'm/d/yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

/** How the cells of a style are displayed: a format's code, or its number for one of the program's own; by style number. */
export function numberFormats(styles: XmlElement | null): readonly (string | number)[] {
  const codes = new Map<number, string>();
  for (const format of childrenNamed(childNamed(styles ?? undefined, 'numFmts'), 'numFmt')) {
    codes.set(Number(format.attributes.get('numFmtId')), format.attributes.get('formatCode') ?? 'General');
  }
  return [...childrenNamed(childNamed(styles ?? undefined, 'cellXfs'), 'xf')].map((style) => {
    const id = Number(style.attributes.get('numFmtId') ?? 0) || 0;
    return codes.get(id) ?? dateFormats[id] ?? id;
  });
}
